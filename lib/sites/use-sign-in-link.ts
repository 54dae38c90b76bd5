import { query } from "@/lib/db";
import { type Context, hashToken, OnetillError } from "@/lib/kernel";
import type { ProvenUser } from "./check-password";

/** Uses a sign-in link up. Throws `unauthenticated` when it is unknown, used or too old. */
export async function useSignInLink(ctx: Context, token: string): Promise<ProvenUser> {
  const [user] = await query<{ id: string; session_epoch: number }>(
    `with link as (
       update sign_in_links set used_at = $2
       where token_hash = $1 and used_at is null and expires_at > $2
       returning user_id
     )
     update users set last_sign_in_at = $2 from link where users.id = link.user_id
     returning users.id, users.session_epoch`,
    [hashToken(token), ctx.clock.now()],
  );
  if (!user) {
    throw new OnetillError("unauthenticated", "This link was used already or is too old.");
  }
  return { userId: user.id, sessionEpoch: user.session_epoch };
}
