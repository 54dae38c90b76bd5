import { emailKeyOf } from "@/lib/kernel";

const dotless = new Set(["gmail.com", "googlemail.com"]);

/**
 * Whom a mail counts for: without the tag after a plus, and without dots where the provider ignores
 * them, so that one mailbox cannot be reached as if it were many.
 */
export function mailboxKey(address: string): string {
  const [local = "", domain = ""] = emailKeyOf(address).split("@");
  const tag = local.indexOf("+", 1);
  const plain = tag === -1 ? local : local.slice(0, tag);
  return `${dotless.has(domain) ? plain.replaceAll(".", "") : plain}@${domain}`;
}
