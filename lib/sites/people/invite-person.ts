import { inTransaction } from "@/lib/db";
import {
  type Context,
  hashToken,
  newId,
  newToken,
  OnetillError,
  type Role,
  requireRight,
} from "@/lib/kernel";
import { limits } from "../limits/limits";
import { mailboxKey } from "../limits/mailbox-key";
import { type InvitationInput, invitationInput } from "../schemas";
import { takeAttempt } from "../sign-in/take-attempt";

export const INVITATION_DAYS = 7;

/** An invitation that is to be mailed; the token is nowhere else. */
export interface SentInvitation {
  id: string;
  email: string;
  role: Role;
  siteName: string;
  token: string;
  /** When it stops working. */
  until: Date;
}

export const invitationEnd = (now: Date) => new Date(now.getTime() + INVITATION_DAYS * 86_400_000);

/**
 * Invites somebody to a site, for 7 days; an earlier invitation of the same address stops working.
 * Returns the token once, for the mail. Throws `conflict` when they are on the site already, and
 * `rate_limited` when the site, the person or the invited mailbox has had enough of them.
 */
export async function invitePerson(ctx: Context, input: InvitationInput): Promise<SentInvitation> {
  requireRight(ctx, input.siteId, "people:manage");
  const { siteId, email, role } = invitationInput.parse(input);
  const now = ctx.clock.now();
  await takeAttempt(limits.invitationsSite, siteId, now);
  if (ctx.actor.kind === "user") await takeAttempt(limits.invitationsPerson, ctx.actor.id, now);
  await takeAttempt(limits.invitationMailbox, mailboxKey(email), now);
  const token = newToken();
  return inTransaction(async (tx) => {
    const members = await tx.query(
      `select 1 from site_members m join users u on u.id = m.user_id
       where m.site_id = $1 and u.email = $2`,
      [siteId, email],
    );
    if (members.rows.length > 0) {
      throw new OnetillError("conflict", `${email} is on this site already.`, { param: "email" });
    }
    await tx.query(
      `update invitations set revoked_at = $3
       where site_id = $1 and email = $2 and accepted_at is null and revoked_at is null`,
      [siteId, email, now],
    );
    const id = newId();
    const until = invitationEnd(now);
    const invitedBy = ctx.actor.kind === "user" ? ctx.actor.id : null;
    const { rows } = await tx.query<{ name: string }>(
      `with written as (
         insert into invitations
           (id, site_id, email, role, token_hash, invited_by, expires_at, created_at)
         values ($1, $2, $3, $4::role, $5, $6, $7, $8)
       )
       select name from sites where id = $2`,
      [id, siteId, email, role, hashToken(token), invitedBy, until, now],
    );
    return { id, email, role, siteName: rows[0]?.name ?? "", token, until };
  });
}
