import { query } from "@/lib/db";
import { type Context, conflict, invalid, requireUser } from "@/lib/kernel";
import { hashPassword, isPassword } from "./password-hash";
import { newPassword } from "./schemas";
import { clearAttempts, type Limit, takeAttempt } from "./take-attempt";

const limit: Limit = { name: "change-password", max: 10, windowMinutes: 15 };

/** What shows that it is really this person: the current password, or a link just used. */
export type PasswordProof = { current: string } | { cameByLink: true };

/**
 * Sets a new password and ends every session, also the one that asks; returns the new session epoch
 * so that the caller can renew that one. Throws `invalid_request` naming `current` when it is wrong.
 */
export async function changePassword(
  ctx: Context,
  input: { proof: PasswordProof; password: string },
): Promise<{ sessionEpoch: number }> {
  const { id } = requireUser(ctx);
  const password = newPassword.parse(input.password);
  await takeAttempt(limit, id, ctx.clock.now());
  const [user] = await query<{ password_hash: string | null }>(
    "select password_hash from users where id = $1",
    [id],
  );
  if ("current" in input.proof && user?.password_hash) {
    if (!(await isPassword(input.proof.current.slice(0, 200), user.password_hash))) {
      throw invalid("This is not your current password.", "current");
    }
  }
  const [changed] = await query<{ session_epoch: number }>(
    `update users set password_hash = $3, session_epoch = session_epoch + 1
     where id = $1 and password_hash is not distinct from $2
     returning session_epoch`,
    [id, user?.password_hash ?? null, await hashPassword(password)],
  );
  if (!changed) throw conflict("The password was changed meanwhile.");
  await clearAttempts(limit, id);
  return { sessionEpoch: changed.session_epoch };
}
