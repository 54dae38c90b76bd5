import { randomBytes } from "node:crypto";
import { makeCookie, readCookie } from "../plain/cookies";

const name = "request";

/** The word of a browser's visit: what it sends twice is one request. Undefined for one that has none yet. */
export function readVisit(request: Request): string | undefined {
  const word = readCookie(request.headers, name);
  return word && /^[\w-]{32,64}$/.test(word) ? word : undefined;
}

export const newVisit = (): string => randomBytes(24).toString("base64url");

/** The cookie that keeps it, for a store's pages alone. */
export const visitCookie = (word: string, seconds = 24 * 60 * 60): string =>
  makeCookie(name, word, "/s", seconds);
