import { cookies, headers } from "next/headers";
import { callerOf } from "@/lib/http";
import { createSession, endSessionOf } from "@/lib/sites";
import { rememberDevice } from "./device-cookie";
import { COOKIE_SECONDS, sessionCookie } from "./session-cookie";

/**
 * Makes a session for a person who has just proved themselves, in a request of theirs, and returns
 * its token for the cookie. The session that this browser had until now, whoever's it was, ends.
 */
export async function newSession(user: { userId: string; cameByLink?: boolean }): Promise<string> {
  const before = (await cookies()).get(sessionCookie().name)?.value;
  const { token } = await createSession({ ...user, caller: callerOf(await headers()) });
  if (before) await endSessionOf(before, "signed-in-again");
  return token;
}

/** Puts a session's token into this browser's cookie; for server actions. */
export async function setSessionCookie(token: string): Promise<void> {
  const { name, options } = sessionCookie();
  (await cookies()).set(name, token, { ...options, maxAge: COOKIE_SECONDS });
}

/** Signs this browser in as a person who has just proved themselves; for server actions. */
export async function startSession(user: { userId: string }): Promise<void> {
  await setSessionCookie(await newSession(user));
  await rememberDevice(user.userId);
}

/** Takes the cookie from this browser, after its session was ended. */
export async function clearSessionCookie(): Promise<void> {
  const { name, options } = sessionCookie();
  // Deleting by name alone lacks `Secure`, without which a browser lets nobody touch `__Host-`.
  (await cookies()).set(name, "", { ...options, maxAge: 0 });
}
