import { query } from "@/lib/db";
import { type Context, hashToken, OnetillError } from "@/lib/kernel";
import type { ProvenUser } from "../passwords/check-password";

/** Uses a sign-in link up. Throws `unauthenticated` when it is unknown, used, replaced or too old. */
export async function useSignInLink(ctx: Context, token: string): Promise<ProvenUser> {
  const [user] = await query<{ id: string }>(
    `with link as (
       update sign_in_links set used_at = $2
       where token_hash = $1 and used_at is null and expires_at > $2
       returning user_id
     )
     update users set last_sign_in_at = $2 from link where users.id = link.user_id
     returning users.id`,
    [hashToken(token), ctx.clock.now()],
  );
  if (!user) {
    throw new OnetillError(
      "unauthenticated",
      "This link was used already, is too old, or there is a newer one.",
    );
  }
  return { userId: user.id };
}
