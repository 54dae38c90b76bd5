import { z } from "zod";
import { inTransaction, type Transaction } from "@/lib/db";
import { type Context, conflict, forbidden, hashToken, requireUser } from "@/lib/kernel";
import { insertUser } from "../insert-user";
import { hashPassword } from "../passwords/password-hash";
import { refuseWeakPassword } from "../passwords/refuse-weak-password";
import { newPassword, personName } from "../schemas";
import { tellRightsChanged } from "../sessions/end-sessions";
import { findInvitation } from "./find-invitation";

const isOver = () => conflict("This invitation was used already, taken back, or is too old.");

/** Uses the invitation up; throws `conflict` when it was used, taken back or is too old. */
async function takeInvitation(tx: Transaction, token: string, now: Date) {
  const { rows } = await tx.query<{ site_id: string; email: string; role: string; slug: string }>(
    `update invitations i set accepted_at = $2 from sites s
     where i.token_hash = $1 and s.id = i.site_id
       and i.accepted_at is null and i.revoked_at is null and i.expires_at > $2
     returning i.site_id, i.email, i.role, s.slug`,
    [hashToken(token), now],
  );
  const [invitation] = rows;
  if (!invitation) throw isOver();
  return invitation;
}

async function join(
  tx: Transaction,
  invitation: { site_id: string; role: string },
  userId: string,
  now: Date,
): Promise<void> {
  await tx.query(
    `insert into site_members (site_id, user_id, role, created_at) values ($1, $2, $3::role, $4)
     on conflict (site_id, user_id) do nothing`,
    [invitation.site_id, userId, invitation.role, now],
  );
  await tellRightsChanged(tx, userId);
}

/** Joins the site as the person who is signed in; throws `forbidden` when another one was invited. */
export async function acceptInvitation(
  ctx: Context,
  input: { token: string },
): Promise<{ siteSlug: string }> {
  const { id } = requireUser(ctx);
  return inTransaction(async (tx) => {
    const now = ctx.clock.now();
    const invitation = await takeInvitation(tx, input.token, now);
    const same = await tx.query("select 1 from users where id = $1 and email = $2", [
      id,
      invitation.email,
    ]);
    if (same.rows.length === 0) throw forbidden("This invitation is for another e-mail address.");
    await join(tx, invitation, id, now);
    return { siteSlug: invitation.slug };
  });
}

const accountInput = z.object({ token: z.string(), name: personName, password: newPassword });

/**
 * Makes an account for the invited address and joins the site; the mailed token proves the address.
 * Throws `conflict` when the address has an account: then that person signs in and accepts, and
 * `invalid_request` naming `password` when that is easily guessed.
 */
export async function acceptInvitationAsNew(
  ctx: Context,
  input: { token: string; name: string; password: string },
): Promise<{ userId: string; siteSlug: string }> {
  const { token, name, password } = accountInput.parse(input);
  // Hashing takes a core for a while: not for somebody who has made a token up.
  const offer = await findInvitation(ctx, token);
  if (!offer) throw isOver();
  refuseWeakPassword(password, { email: offer.email, names: [name, offer.siteName] });
  const passwordHash = await hashPassword(password);
  return inTransaction(async (tx) => {
    const now = ctx.clock.now();
    const invitation = await takeInvitation(tx, token, now);
    const userId = await insertUser(tx, { email: invitation.email, name, passwordHash }, now);
    await join(tx, invitation, userId, now);
    return { userId, siteSlug: invitation.slug };
  });
}
