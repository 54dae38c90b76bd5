import { inTransaction, query } from "@/lib/db";
import { type Context, conflict, invalid, requireUser } from "@/lib/kernel";
import { limits } from "../limits/limits";
import { newPassword } from "../schemas";
import { endSessions } from "../sessions/end-sessions";
import { renewSession } from "../sessions/renew-session";
import { clearAttempts, takeAttempt } from "../sign-in/take-attempt";
import { hashPassword, isPassword } from "./password-hash";
import { refuseWeakPassword } from "./refuse-weak-password";

/** What shows that it is really this person: the current password, or a link just used. */
export type PasswordProof = { current: string } | { cameByLink: true };

/**
 * Sets a new password and ends every session but the one that asks. That one gets another token, for
 * its cookie: whoever had the old one is out. Links to sign in that were mailed before stop working.
 * Throws `invalid_request` naming `current` when it is wrong, `password` when the new one is easily
 * guessed.
 */
export async function changePassword(
  ctx: Context,
  input: { proof: PasswordProof; password: string },
): Promise<{ token?: string }> {
  const { id, sessionId } = requireUser(ctx);
  const password = newPassword.parse(input.password);
  await takeAttempt(limits.passwordChange, id, ctx.clock.now());
  const [user] = await query<{ password_hash: string | null; email: string; name: string }>(
    "select password_hash, email, name from users where id = $1",
    [id],
  );
  if ("current" in input.proof && user?.password_hash) {
    if (!(await isPassword(input.proof.current.slice(0, 200), user.password_hash))) {
      throw invalid("This is not your current password.", "current");
    }
  }
  const sites = await query<{ name: string }>(
    "select s.name from sites s join site_members m on m.site_id = s.id where m.user_id = $1",
    [id],
  );
  refuseWeakPassword(password, {
    email: user?.email ?? "",
    names: [user?.name ?? "", ...sites.map((site) => site.name)],
  });
  const passwordHash = await hashPassword(password);
  const token = await inTransaction(async (tx) => {
    // A link that was mailed before signs in no more: whoever has it may be why it was changed.
    await tx.query("delete from sign_in_links where user_id = $1", [id]);
    const { rows } = await tx.query(
      `update users set password_hash = $3 where id = $1 and password_hash is not distinct from $2
       returning 1`,
      [id, user?.password_hash ?? null, passwordHash],
    );
    if (rows.length === 0) throw conflict("The password was changed meanwhile.");
    await endSessions(tx, id, { except: sessionId, why: "password-changed" });
    return sessionId && renewSession(tx, sessionId);
  });
  await clearAttempts(limits.passwordChange, id);
  return { token };
}
