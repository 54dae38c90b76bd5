import { query } from "@/lib/db";
import { type Context, OnetillError } from "@/lib/kernel";
import { callerNetwork } from "../limits/caller-network";
import { limits } from "../limits/limits";
import { takeTurn } from "../limits/take-turn";
import { isKnownDevice } from "../sign-in/known-device";
import { clearAttempts, forgetAttempt, takeAttempt } from "../sign-in/take-attempt";
import { isPassword } from "./password-hash";

/** A person who has just proved who they are. */
export interface ProvenUser {
  userId: string;
}

interface Caller {
  email: string;
  /** The caller's network address. */
  address: string;
  /** What the browser's device cookie says, if it has one. */
  device?: string;
}

/** What is done with a try that was counted before anybody knew whether it is right. */
interface Try {
  wasRight: () => Promise<unknown>;
  /** It was not looked at: too many others were. */
  wasNotChecked: () => Promise<unknown>;
}

/** Counts a try that may be wrong. Throws `rate_limited`. */
async function takeTry(
  { email, address, device }: Caller,
  now: Date,
  known: boolean,
): Promise<Try> {
  if (known) {
    const who = `${email} ${device}`;
    await takeAttempt(limits.passwordDevice, who, now);
    return {
      wasRight: () => clearAttempts(limits.passwordDevice, who),
      wasNotChecked: () => forgetAttempt(limits.passwordDevice, who),
    };
  }
  const caller = callerNetwork(address);
  const own = `${email} ${caller}`;
  await takeAttempt(limits.passwordCaller, caller, now);
  await takeTurn(
    { own: limits.passwordOwn, shared: limits.passwordAccount, extra: limits.passwordExtra },
    { own, shared: email },
    now,
  );
  return {
    wasRight: () =>
      Promise.all([
        clearAttempts(limits.passwordOwn, own),
        clearAttempts(limits.passwordAccount, email),
        // What this caller tried on other accounts stays.
        forgetAttempt(limits.passwordCaller, caller),
      ]),
    wasNotChecked: () =>
      Promise.all([
        forgetAttempt(limits.passwordOwn, own),
        forgetAttempt(limits.passwordAccount, email),
        forgetAttempt(limits.passwordCaller, caller),
      ]),
  };
}

/**
 * Checks an e-mail address and a password. Throws `unauthenticated` without telling which of the two
 * was wrong, and `rate_limited` after 10 failures in 15 minutes (`limits` has them all). A browser
 * that signed in before is counted by itself: nobody else can shut it out.
 */
export async function checkPassword(
  ctx: Context,
  input: { password: string } & Caller,
): Promise<ProvenUser> {
  const email = input.email.trim().toLowerCase().slice(0, 254).replaceAll("\0", "");
  const password = input.password.slice(0, 200);
  const now = ctx.clock.now();
  const known = await isKnownDevice(input.device, email);
  const counted = await takeTry({ ...input, email }, now, known);
  const [user] = await query<{ id: string; password_hash: string | null }>(
    "select id, password_hash from users where email = $1",
    [email],
  );
  const place = known ? "ahead" : "behind";
  const right = await isPassword(password, user?.password_hash ?? null, place).catch(
    async (error: unknown) => {
      await counted.wasNotChecked();
      throw error;
    },
  );
  if (!user || !right) {
    throw new OnetillError("unauthenticated", "The e-mail address or the password is wrong.");
  }
  await Promise.all([
    counted.wasRight(),
    query("update users set last_sign_in_at = $2 where id = $1", [user.id, now]),
  ]);
  return { userId: user.id };
}
