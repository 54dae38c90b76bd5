import { query } from "@/lib/db";
import { type Context, OnetillError } from "@/lib/kernel";
import { isPassword } from "./password-hash";
import { clearAttempts, type Limit, takeAttempt } from "./take-attempt";

/** From one address, and from all of them together against somebody who has many. */
const perAddress: Limit = { name: "password", max: 10, windowMinutes: 15 };
const perAccount: Limit = { name: "password-account", max: 100, windowMinutes: 15 };

/** A person who has just proved who they are. */
export interface ProvenUser {
  userId: string;
  sessionEpoch: number;
}

/**
 * Checks an e-mail address and a password. Throws `unauthenticated` without telling which of the two
 * was wrong, and `rate_limited` after 10 failures in 15 minutes.
 */
export async function checkPassword(
  ctx: Context,
  input: { email: string; password: string; address: string },
): Promise<ProvenUser> {
  const email = input.email.trim().toLowerCase().slice(0, 254).replaceAll("\0", "");
  const password = input.password.slice(0, 200);
  const now = ctx.clock.now();
  await takeAttempt(perAddress, `${email} ${input.address}`, now);
  await takeAttempt(perAccount, email, now);
  const [user] = await query<{ id: string; password_hash: string | null; session_epoch: number }>(
    "select id, password_hash, session_epoch from users where email = $1",
    [email],
  );
  const right = await isPassword(password, user?.password_hash ?? null);
  if (!user || !right) {
    throw new OnetillError("unauthenticated", "The e-mail address or the password is wrong.");
  }
  await Promise.all([
    clearAttempts(perAddress, `${email} ${input.address}`),
    clearAttempts(perAccount, email),
    query("update users set last_sign_in_at = $2 where id = $1", [user.id, now]),
  ]);
  return { userId: user.id, sessionEpoch: user.session_epoch };
}
