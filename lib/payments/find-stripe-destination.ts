import { query } from "@/lib/db";
import type { Destination, Reader } from "@/lib/inbox";
import { decryptSecret, env, notFound, storableText } from "@/lib/kernel";
import { ensureAccount } from "./settings/ensure-account";

/**
 * The site that an address of Stripe's deliveries names, with the secret that they are signed with. Throws
 * `not_found` for an unknown one.
 */
export async function findStripeDestination(
  reader: Reader,
  clientId: string,
): Promise<Destination> {
  const [site] = await query<{ id: string }>("select id from sites where client_id = $1", [
    storableText(clientId),
  ]);
  if (!site) throw notFound("client");
  const siteId = site.id;
  const [row] = await query<{ id: string; sealed: string | null; own: boolean }>(
    `select id, sealed_webhook_secret as sealed, sealed_key is not null as own
     from stripe_accounts where site_id = $1`,
    [siteId],
  );
  const { id = null, sealed = null, own = false } = row ?? {};
  const given = own ? undefined : env().stripe?.webhookSecret;
  if (id === null) {
    // The installation's keys serve a site that has not taken a card yet, too.
    const account = given ? await ensureAccount(siteId) : undefined;
    const connection = account ? { id: account.id, secret: given ?? null } : null;
    return { siteId, reader, connection };
  }
  const secret = sealed === null ? (given ?? null) : decryptSecret(sealed, id);
  return { siteId, reader, connection: { id, secret } };
}
