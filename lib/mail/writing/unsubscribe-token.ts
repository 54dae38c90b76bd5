import { decryptSecret, emailKeyOf, encryptSecret, env, notFound } from "@/lib/kernel";

const use = "unsubscribe";

/** Names a site and an address to those who hold our key alone; nobody can make one up or read it. */
const unsubscribeToken = (siteId: string, address: string) =>
  encryptSecret(`${siteId} ${emailKeyOf(address)}`, use);

/** Throws `not_found` on anything that we have not made. */
export function readUnsubscribeToken(token: string): { siteId: string; emailKey: string } {
  try {
    const [siteId, emailKey] = decryptSecret(token, use).split(" ");
    // A link of an older mail may have it in another spelling.
    if (siteId && emailKey) return { siteId, emailKey: emailKeyOf(emailKey) };
  } catch {
    // Cut off, or made up.
  }
  throw notFound("link");
}

/** The page on which an address says that it wants no more news from a site. */
export const unsubscribeUrl = (siteId: string, address: string) =>
  `${env().appUrl}/unsubscribe/${unsubscribeToken(siteId, address)}`;

/** Where a mail program does the same by itself (RFC 8058). */
export const unsubscribeHeaders = (siteId: string, address: string): Record<string, string> => ({
  "List-Unsubscribe": `<${env().appUrl}/api/unsubscribe/${unsubscribeToken(siteId, address)}>`,
  "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
});
