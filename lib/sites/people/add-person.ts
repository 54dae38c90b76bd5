import { inTransaction } from "@/lib/db";
import { type Context, forbidden, type Role, requireRight } from "@/lib/kernel";
import { role as roleSchema } from "../schemas";
import { tellRightsChanged } from "../sessions/end-sessions";

/** Puts somebody on a site without an invitation. Only the system may (command line, demo content). */
export async function addPerson(
  ctx: Context,
  input: { siteId: string; userId: string; role: Role },
): Promise<void> {
  if (ctx.actor.kind !== "system") throw forbidden("People are added by invitation.");
  requireRight(ctx, input.siteId, "people:manage");
  const values = [input.siteId, input.userId, roleSchema.parse(input.role), ctx.clock.now()];
  await inTransaction(async (tx) => {
    await tx.query(
      `insert into site_members (site_id, user_id, role, created_at) values ($1, $2, $3::role, $4)
       on conflict (site_id, user_id) do update set role = excluded.role`,
      values,
    );
    await tellRightsChanged(tx, input.userId);
  });
}
