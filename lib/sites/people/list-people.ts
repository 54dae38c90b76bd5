import { query } from "@/lib/db";
import { type Context, can, type Role, requireRight } from "@/lib/kernel";

export interface SitePerson {
  userId: string;
  name: string;
  email: string;
  role: Role;
  since: Date;
  lastSignInAt: Date | null;
}

export interface PendingInvitation {
  id: string;
  email: string;
  role: Role;
  invitedAt: Date;
  expiresAt: Date;
  isExpired: boolean;
}

/** Who works on a site, and, for those who may invite, who was asked and has not answered. */
export async function listPeople(
  ctx: Context,
  siteId: string,
): Promise<{ people: SitePerson[]; invitations: PendingInvitation[] }> {
  requireRight(ctx, siteId, "site:read");
  const people = query<SitePerson & Record<string, unknown>>(
    `select u.id as "userId", u.name, u.email, m.role, m.created_at as since,
       u.last_sign_in_at as "lastSignInAt"
     from site_members m join users u on u.id = m.user_id
     where m.site_id = $1 order by m.role, lower(u.name), u.id`,
    [siteId],
  );
  const invitations = can(ctx, siteId, "people:manage")
    ? query<PendingInvitation & Record<string, unknown>>(
        `select id, email, role, created_at as "invitedAt", expires_at as "expiresAt",
           expires_at <= $2 as "isExpired"
         from invitations
         where site_id = $1 and accepted_at is null and revoked_at is null
         order by created_at desc, id`,
        [siteId, ctx.clock.now()],
      )
    : [];
  return { people: await people, invitations: await invitations };
}
