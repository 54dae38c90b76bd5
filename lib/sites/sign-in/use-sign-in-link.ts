import { inTransaction } from "@/lib/db";
import { type Context, hashToken, OnetillError } from "@/lib/kernel";
import type { ProvenUser } from "../passwords/check-password";

/** Uses a sign-in link up. Throws `unauthenticated` when it is unknown, used, replaced or too old. */
export async function useSignInLink(ctx: Context, token: string): Promise<ProvenUser> {
  const now = ctx.clock.now();
  return inTransaction(async (tx) => {
    const { rows: links } = await tx.query<{ userId: string }>(
      `update sign_in_links set used_at = $2
       where token_hash = $1 and used_at is null and expires_at > $2
       returning user_id as "userId"`,
      [hashToken(token), now],
    );
    const userId = links[0]?.userId;
    const { rowCount } = await tx.query("update users set last_sign_in_at = $2 where id = $1", [
      userId,
      now,
    ]);
    if (userId === undefined || rowCount !== 1) {
      throw new OnetillError(
        "unauthenticated",
        "This link was used already, is too old, or there is a newer one.",
      );
    }
    return { userId };
  });
}
