import { domainToUnicode } from "node:url";
import { emailKeyOf } from "./email-address";

/** The spellings of an address in lower case that rows may hold: the domain in ASCII, and in its own letters. */
export function spellingsOf(email: string): string[] {
  const key = emailKeyOf(email);
  const at = key.lastIndexOf("@") + 1;
  return [
    ...new Set([key, key.slice(0, at) + domainToUnicode(key.slice(at)), email.toLowerCase()]),
  ];
}
