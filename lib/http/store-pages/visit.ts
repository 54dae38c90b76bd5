import { randomBytes } from "node:crypto";
import { env } from "@/lib/kernel";
import { readCookie } from "../plain/cookies";

const isHttps = () => env().appUrl.startsWith("https:");
const name = () => `${isHttps() ? "__Secure-" : ""}onetill-request`;

/** The word of a browser's visit: what it sends twice is one request. Undefined for one that has none yet. */
export function readVisit(request: Request): string | undefined {
  const word = readCookie(request.headers, name());
  return word && /^[\w-]{32,64}$/.test(word) ? word : undefined;
}

export const newVisit = (): string => randomBytes(24).toString("base64url");

/** The cookie that keeps it, for a store's pages alone. */
export const visitCookie = (word: string, seconds = 24 * 60 * 60): string =>
  `${name()}=${word}; Path=/s; Max-Age=${seconds}; HttpOnly; SameSite=Lax${isHttps() ? "; Secure" : ""}`;
