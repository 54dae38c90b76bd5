const part = String.raw`[^\s\p{Cc}@<>()[\]\\,;:"]+`;
const oneAddress = new RegExp(`^${part}@${part}$`, "u");

/** RFC 5321, 4.5.3.1: 64 octets before the sign, 254 in all. */
const fits = (address: string) =>
  Buffer.byteLength(address) <= 254 && Buffer.byteLength(address.split("@")[0] ?? "") <= 64;

/** Whether a text is one plain address: no list, no comment, no quotes, nothing that ends a line. */
export const isMailable = (text: string) => oneAddress.test(text) && fits(text);

/** How an address is compared. */
export const addressKey = (address: string) => address.trim().toLowerCase();

const dotless = new Set(["gmail.com", "googlemail.com"]);

/**
 * Whom a mail counts for: without the tag after a plus, and without dots where the provider ignores
 * them, so that one mailbox cannot be reached as if it were many.
 */
export function mailboxKey(address: string): string {
  const [local = "", domain = ""] = addressKey(address).split("@");
  const plain = local.replace(/(?!^)\+.*$/, "");
  return `${dotless.has(domain) ? plain.replaceAll(".", "") : plain}@${domain}`;
}
