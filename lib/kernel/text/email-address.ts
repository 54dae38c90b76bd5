import { z } from "zod";

// What an <input type=email> lets through (https://html.spec.whatwg.org/#valid-e-mail-address), and
// beside it letters of any script: RFC 6531 has them before the sign, and a domain may be written in
// letters or as xn--.
const local = /^[\p{L}\p{M}\p{N}.!#$%&'*+/=?^_`{|}~-]+$/u;
const label = /^(?!-)[\p{L}\p{M}\p{N}-]{1,63}(?<!-)$/u;

/** A domain in ASCII, as mail travels and as browsers write it; null when it is none. */
function asciiDomain(domain: string): string | null {
  if (!domain.split(".").every((part) => label.test(part))) return null;
  const address = `http://${domain}/`;
  return URL.canParse(address) ? new URL(address).hostname : null;
}

function isAddress(text: string): boolean {
  const at = text.lastIndexOf("@");
  const [name, domain] = [text.slice(0, at), text.slice(at + 1)];
  if (at < 1 || !local.test(name) || name.startsWith(".") || /\.\.|\.$/.test(name)) return false;
  const ascii = asciiDomain(domain);
  // The last part of a public name is no number: that would be an address of a machine.
  if (ascii === null || !ascii.includes(".")) return false;
  return /[a-z]/.test(ascii.slice(ascii.lastIndexOf(".") + 1));
}

/** An e-mail address as people and browsers write them: trimmed, of any script, 254 characters at most. */
export const emailAddress = (required: string) =>
  z
    .string(required)
    .trim()
    .max(254, "This e-mail address is too long.")
    .refine(isAddress, "This is not an e-mail address.");

/**
 * How an address is compared, everywhere: in lower case, its letters composed (NFC), its domain in
 * ASCII, so that all spellings are one. Dots and tags before the sign mean something to most servers.
 */
export function emailKeyOf(email: string): string {
  // Some letters are two once they are small.
  const text = email.trim().normalize("NFC").toLowerCase().normalize("NFC");
  const at = text.lastIndexOf("@");
  const domain = text.slice(at + 1);
  // A domain in ASCII has one spelling already.
  if (at < 0 || !/[^\0-\x7f]/.test(domain) || /[\s/?#:\\[\]%]/.test(domain)) return text;
  const address = `http://${domain}/`;
  return text.slice(0, at + 1) + (URL.canParse(address) ? new URL(address).hostname : domain);
}
