import { inTransaction } from "@/lib/db";
import { type Context, notFound, requireRight } from "@/lib/kernel";
import { keepAnOwner } from "./keep-an-owner";

/**
 * Takes a person off a site; everybody may take themselves off. Throws `conflict` for the last owner.
 */
export async function removePerson(
  ctx: Context,
  input: { siteId: string; userId: string },
): Promise<void> {
  const { siteId, userId } = input;
  const isSelf = ctx.actor.kind === "user" && ctx.actor.id === userId;
  requireRight(ctx, siteId, isSelf ? "site:read" : "people:manage");
  await inTransaction(async (tx) => {
    await keepAnOwner(tx, siteId, userId);
    const { rows } = await tx.query(
      "delete from site_members where site_id = $1 and user_id = $2 returning 1",
      [siteId, userId],
    );
    if (rows.length === 0) throw notFound("person");
  });
}
