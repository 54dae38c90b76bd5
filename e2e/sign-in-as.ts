import type { BrowserContext } from "@playwright/test";
import { encode } from "next-auth/jwt";
import { deriveKey, env } from "@/lib/kernel";

/** The cookie that signing in would set. What is sealed here is what `lib/auth` opens. */
export async function sessionCookieOf(userId: string) {
  const secret = deriveKey("session").toString("hex");
  const value = await encode({ token: { sub: userId, epoch: 0 }, secret });
  return { name: "onetill-session", value, url: env().appUrl };
}

/** Signs the browser in as somebody, without the sign-in page. */
export async function signInAs(context: BrowserContext, userId: string): Promise<void> {
  await context.addCookies([await sessionCookieOf(userId)]);
}
