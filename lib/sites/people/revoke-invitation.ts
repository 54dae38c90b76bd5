import { query } from "@/lib/db";
import { type Context, notFound, requireRight } from "@/lib/kernel";

/** Takes an open invitation back. Throws `not_found` when it was accepted or taken back before. */
export async function revokeInvitation(
  ctx: Context,
  input: { siteId: string; invitationId: string },
): Promise<void> {
  requireRight(ctx, input.siteId, "people:manage");
  const rows = await query(
    `update invitations set revoked_at = $3
     where id = $2 and site_id = $1 and accepted_at is null and revoked_at is null returning 1`,
    [input.siteId, input.invitationId, ctx.clock.now()],
  );
  if (rows.length === 0) throw notFound("invitation");
}
