import { query } from "@/lib/db";
import { encryptSecret, env, log, newId } from "@/lib/kernel";
import { stripeOf } from "../stripe/connect-stripe";
import { stripeEvents } from "../stripe/read-events";

/** Where Stripe tells a site of what happens. */
export const stripeWebhookUrl = (clientId: string) =>
  `${env().appUrl}/api/webhooks/stripe/${clientId}`;

interface Row {
  id: string;
  endpointId: string | null;
  endpointUrl: string | null;
  clientId: string;
}

async function readAccount(siteId: string): Promise<Row | undefined> {
  const [row] = await query<Row & Record<string, unknown>>(
    `select a.id, a.endpoint_id as "endpointId", a.endpoint_url as "endpointUrl",
       s.client_id as "clientId"
     from stripe_accounts a join sites s on s.id = a.site_id where a.site_id = $1`,
    [siteId],
  );
  return row;
}

/** The row of the site's account at Stripe, made where there is none. */
export async function ensureAccount(siteId: string): Promise<Row | undefined> {
  const known = await readAccount(siteId);
  if (known) return known;
  await query(
    `insert into stripe_accounts (site_id, id) select s.id, $2 from sites s where s.id = $1
     on conflict (site_id) do nothing`,
    [siteId, newId()],
  );
  return readAccount(siteId);
}

const isPublic = (url: string) => url.startsWith("https://");

/**
 * Tells Stripe where to tell the site of what happens, and keeps the secret that it signs with. Done again
 * when the address has changed; where Stripe cannot reach it (an address without https) only the stand-in
 * is told. Never throws: without it payments are looked up by the worker.
 */
export async function ensureWebhook(siteId: string): Promise<void> {
  try {
    const [access, row] = await Promise.all([stripeOf(siteId), ensureAccount(siteId)]);
    if (!access || !row) return;
    const url = stripeWebhookUrl(row.clientId);
    if (row.endpointUrl === url || !(access.isStandIn || isPublic(url))) return;
    const enabled = [...stripeEvents];
    const { stripe } = access;
    if (row.endpointId) {
      await stripe.webhookEndpoints.update(row.endpointId, { url, enabled_events: enabled });
      await query("update stripe_accounts set endpoint_url = $2 where site_id = $1", [siteId, url]);
      return;
    }
    const made = await stripe.webhookEndpoints.create({
      ...{ url, enabled_events: enabled, description: "Onetill" },
    });
    if (!made.secret) return;
    await query(
      `update stripe_accounts set endpoint_id = $2, endpoint_url = $3, sealed_webhook_secret = $4
       where site_id = $1`,
      [siteId, made.id, url, encryptSecret(made.secret, row.id)],
    );
  } catch (error) {
    log.warn("Stripe could not be told where to tell of payments", { siteId, error });
  }
}
