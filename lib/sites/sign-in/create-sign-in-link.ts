import { inTransaction, lockName } from "@/lib/db";
import { type Context, hashToken, newId, newToken } from "@/lib/kernel";
import { callerNetwork } from "../limits/caller-network";
import { limits } from "../limits/limits";
import { takeTurn } from "../limits/take-turn";
import { emailAddress } from "../schemas";
import { isKnownDevice } from "./known-device";
import { takeAttempt } from "./take-attempt";

export const LINK_MINUTES = 15;

/**
 * Counts a request for a link; throws `rate_limited` at a caller's sixth for one address in an hour,
 * account or not. A browser that signed in to the account before is counted by itself, and callers
 * who have hardly asked get one also when others have asked for too many (`limits` has the numbers).
 */
export async function takeLinkRequest(
  ctx: Context,
  input: { email: string; address?: string; device?: string },
): Promise<string> {
  const email = emailAddress.parse(input.email);
  const now = ctx.clock.now();
  if (await isKnownDevice(input.device, email)) {
    await takeAttempt(limits.linkDevice, `${email} ${input.device}`, now);
    return email;
  }
  const caller = callerNetwork(input.address ?? "unknown");
  await takeAttempt(limits.linkCaller, caller, now);
  await takeTurn(
    { own: limits.linkOwn, shared: limits.linkAccount, extra: limits.linkExtra },
    { own: `${email} ${caller}`, shared: email },
    now,
  );
  return email;
}

/**
 * Makes a link that signs in once, within 15 minutes; the person's earlier links stop working.
 * Undefined when nobody has this address: the caller must answer the same either way. Only the
 * token's hash is stored.
 */
export async function createSignInLink(
  ctx: Context,
  email: string,
): Promise<{ token: string; until: Date; linkId: string; name: string } | undefined> {
  const token = newToken();
  const linkId = newId();
  const now = ctx.clock.now();
  const until = new Date(now.getTime() + LINK_MINUTES * 60_000);
  return inTransaction(async (tx) => {
    // Of two that are asked for at the same moment, one is the newest.
    await lockName(tx, `sign-in-link:${email}`);
    const { rows } = await tx.query<{ id: string; name: string }>(
      "select id, name from users where email = $1",
      [email],
    );
    const user = rows[0];
    if (!user) return undefined;
    await tx.query("delete from sign_in_links where user_id = $1", [user.id]);
    await tx.query(
      `insert into sign_in_links (id, user_id, token_hash, expires_at, created_at)
       values ($1, $2, $3, $4, $5)`,
      [linkId, user.id, hashToken(token), until, now],
    );
    return { token, until, linkId, name: user.name };
  });
}
