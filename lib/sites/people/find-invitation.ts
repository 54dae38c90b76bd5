import { query } from "@/lib/db";
import { type Context, hashToken, type Role } from "@/lib/kernel";

export interface OpenInvitation {
  email: string;
  role: Role;
  siteName: string;
  invitedBy: string | null;
  /** Whether the address has an account, so that it is asked to sign in instead of making one. */
  hasAccount: boolean;
}

/** The invitation behind a mailed token; undefined when it is used, taken back or too old. */
export async function findInvitation(
  ctx: Context,
  token: string,
): Promise<OpenInvitation | undefined> {
  const [invitation] = await query<OpenInvitation & Record<string, unknown>>(
    `select i.email, i.role, s.name as "siteName", b.name as "invitedBy",
       exists (select 1 from users u where u.email = i.email) as "hasAccount"
     from invitations i
     join sites s on s.id = i.site_id
     left join users b on b.id = i.invited_by
     where i.token_hash = $1 and i.accepted_at is null and i.revoked_at is null
       and i.expires_at > $2`,
    [hashToken(token), ctx.clock.now()],
  );
  return invitation;
}
