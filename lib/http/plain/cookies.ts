import { env } from "@/lib/kernel";

const isSecure = () => env().appUrl.startsWith("https:");

/** A cookie's name here: where the till is reached by https, no other page can set it without that. */
export const cookieName = (name: string) => `${isSecure() ? "__Secure-" : ""}onetill-${name}`;

/** A cookie that no script reads and no other website's form brings along. `seconds` 0 takes it away. */
export const makeCookie = (name: string, value: string, path: string, seconds: number) =>
  `${cookieName(name)}=${value}; Path=${path}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${isSecure() ? "; Secure" : ""}`;

/** What a request brings of a cookie; undefined where it brings none. */
export function readCookie(headers: Headers, name: string): string | undefined {
  const wanted = cookieName(name);
  for (const pair of (headers.get("cookie") ?? "").split(";")) {
    const at = pair.indexOf("=");
    if (at > 0 && pair.slice(0, at).trim() === wanted) return pair.slice(at + 1).trim();
  }
  return undefined;
}
