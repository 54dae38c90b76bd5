import type { BrowserContext } from "@playwright/test";
import { env } from "@/lib/kernel";
import { createSession } from "@/lib/sites";

/** The cookie that signing in would set, of a session of its own. */
export async function sessionCookieOf(userId: string) {
  const caller = { userAgent: "", address: "192.0.2.1" };
  const { token } = await createSession({ userId, caller });
  return { name: "onetill-session", value: token, url: env().appUrl };
}

/** Signs the browser in as somebody, without the sign-in page. */
export async function signInAs(context: BrowserContext, userId: string): Promise<void> {
  await context.addCookies([await sessionCookieOf(userId)]);
}
