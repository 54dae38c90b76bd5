import { inTransaction } from "@/lib/db";
import { type Context, notFound, type Role, requireRight } from "@/lib/kernel";
import { role as roleSchema } from "../schemas";
import { tellRightsChanged } from "../sessions/end-sessions";
import { keepAnOwner } from "./keep-an-owner";

/**
 * Gives a person another role, from their next request on; open streams end at once and come back
 * with it. Throws `conflict` when that would leave the site without an owner.
 */
export async function changeRole(
  ctx: Context,
  input: { siteId: string; userId: string; role: Role },
): Promise<void> {
  const { siteId, userId } = input;
  requireRight(ctx, siteId, "people:manage");
  const role = roleSchema.parse(input.role);
  await inTransaction(async (tx) => {
    if (role !== "owner") await keepAnOwner(tx, siteId, userId);
    const { rows } = await tx.query(
      "update site_members set role = $3::role where site_id = $1 and user_id = $2 returning 1",
      [siteId, userId, role],
    );
    if (rows.length === 0) throw notFound("person");
    await tellRightsChanged(tx, userId);
  });
}
