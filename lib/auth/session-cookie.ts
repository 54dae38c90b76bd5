import { deriveKey, env } from "@/lib/kernel";
import { sessionLimits } from "@/lib/sites";

/** How long a browser keeps the cookie. Whether it still opens anything, the session's row says. */
export const COOKIE_SECONDS = sessionLimits.days * 24 * 60 * 60;

/** Seals next-auth's own cookies. That of the session is a random token and needs none. */
export const cookieSecret = () => deriveKey("session").toString("hex");

/** Name and attributes of the session cookie; `__Host-` ties it to exactly this host over https. */
export function sessionCookie() {
  const secure = env().appUrl.startsWith("https:");
  return {
    name: secure ? "__Host-onetill-session" : "onetill-session",
    options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure },
  };
}
