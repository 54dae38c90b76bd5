import { query } from "@/lib/db";
import { type Context, hashToken, newToken, notFound, requireRight } from "@/lib/kernel";
import { invitationEnd, type SentInvitation } from "./invite-person";
import { type Limit, takeAttempt } from "./take-attempt";

const limit: Limit = { name: "invitation-again", max: 5, windowMinutes: 60 };

/** Gives an open invitation a new token and 7 new days; the token mailed before stops working. */
export async function resendInvitation(
  ctx: Context,
  input: { siteId: string; invitationId: string },
): Promise<SentInvitation> {
  requireRight(ctx, input.siteId, "people:manage");
  const now = ctx.clock.now();
  await takeAttempt(limit, input.invitationId, now);
  const token = newToken();
  const [invitation] = await query<Omit<SentInvitation, "token">>(
    `update invitations i set token_hash = $3, expires_at = $4
     from sites s
     where i.id = $2 and i.site_id = $1 and s.id = i.site_id
       and i.accepted_at is null and i.revoked_at is null
     returning i.id, i.email, i.role, s.name as "siteName"`,
    [input.siteId, input.invitationId, hashToken(token), invitationEnd(now)],
  );
  if (!invitation) throw notFound("invitation");
  return { ...invitation, token };
}
