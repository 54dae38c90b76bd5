import { inTransaction } from "@/lib/db";
import { type Context, hashToken, newToken, notFound, requireRight } from "@/lib/kernel";
import { limits } from "../limits/limits";
import { mailboxKey } from "../limits/mailbox-key";
import { takeAttempt } from "../sign-in/take-attempt";
import { invitationEnd, type SentInvitation } from "./invite-person";

/** Gives an open invitation a new token and 7 new days; the token mailed before stops working. */
export async function resendInvitation(
  ctx: Context,
  input: { siteId: string; invitationId: string },
): Promise<SentInvitation> {
  requireRight(ctx, input.siteId, "people:manage");
  const now = ctx.clock.now();
  await takeAttempt(limits.invitationAgain, input.invitationId, now);
  const token = newToken();
  const until = invitationEnd(now);
  return inTransaction(async (tx) => {
    const { rows } = await tx.query<Omit<SentInvitation, "token" | "until">>(
      `update invitations i set token_hash = $3, expires_at = $4
     from sites s
     where i.id = $2 and i.site_id = $1 and s.id = i.site_id
       and i.accepted_at is null and i.revoked_at is null
     returning i.id, i.email, i.role, s.name as "siteName"`,
      [input.siteId, input.invitationId, hashToken(token), until],
    );
    const [invitation] = rows;
    if (!invitation) throw notFound("invitation");
    await takeAttempt(limits.invitationMailbox, mailboxKey(invitation.email), now, tx);
    return { ...invitation, token, until };
  });
}
