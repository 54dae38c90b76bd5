import { inTransaction, type Transaction } from "@/lib/db";
import { type Context, notFound, requireRight } from "@/lib/kernel";
import { endSessions, tellRightsChanged } from "../sessions/end-sessions";
import { keepAnOwner } from "./keep-an-owner";

const hasSites = async (tx: Transaction, userId: string) =>
  (await tx.query("select 1 from site_members where user_id = $1 limit 1", [userId])).rows.length >
  0;

/**
 * Takes a person off a site; everybody may take themselves off. Their open streams end at once. Who
 * is taken off their last site by somebody else is signed out everywhere. Throws `conflict` for the
 * last owner.
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
    if (!isSelf && !(await hasSites(tx, userId))) {
      await endSessions(tx, userId, { why: "no-site-left" });
    } else await tellRightsChanged(tx, userId);
  });
}
