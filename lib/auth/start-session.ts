import { cookies } from "next/headers";
import { SESSION_SECONDS, sealSession, sessionCookie } from "./session-cookie";

/** Signs this browser in as a person who has just proved themselves; for server actions. */
export async function startSession(user: { userId: string; epoch: number }): Promise<void> {
  const { name, options } = sessionCookie();
  const jar = await cookies();
  jar.set(name, await sealSession(user), { ...options, maxAge: SESSION_SECONDS });
}

/** Signs this browser out. */
export async function endSession(): Promise<void> {
  (await cookies()).delete(sessionCookie().name);
}
