import type Stripe from "stripe";
import { query } from "@/lib/db";
import { encryptSecret, env, log, newId } from "@/lib/kernel";
import { stripeOf } from "../stripe/connect-stripe";
import { explainFault } from "../stripe/explain-fault";
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

interface Telling {
  /** Also where it was told before: whoever asks wants its events ticked again. */
  again: boolean;
}

/**
 * Tells Stripe where to tell the site of what happens, and keeps the secret that it signs with. Done again
 * when the address has changed; where Stripe cannot reach it (an address without https) only the stand-in
 * is told. Throws the SDK's errors.
 */
export async function tellWebhook(siteId: string, { again }: Telling): Promise<void> {
  const [access, row] = await Promise.all([stripeOf(siteId), ensureAccount(siteId)]);
  if (!access || !row) return;
  const url = stripeWebhookUrl(row.clientId);
  if ((row.endpointUrl === url && !again) || !(access.isStandIn || isPublic(url))) return;
  const enabled = [...stripeEvents];
  const { stripe } = access;
  const known = row.endpointId ?? (await findByHand(stripe, row, url));
  const isThere =
    known !== null &&
    (await stripe.webhookEndpoints
      .update(known, { url, enabled_events: enabled, disabled: false })
      .then(() => true)
      .catch((error: unknown) => {
        // Somebody has removed it in Stripe's dashboard: another one is made.
        if ((error as { statusCode?: number }).statusCode === 404) return false;
        throw error;
      }));
  if (isThere) {
    await query("update stripe_accounts set endpoint_url = $2 where site_id = $1", [siteId, url]);
    return;
  }
  const made = await stripe.webhookEndpoints.create(
    { url, enabled_events: enabled, description: "Onetill" },
    // Of two who make it at the same moment both get the same one.
    { idempotencyKey: `webhook:${row.id}:${row.endpointId ?? "first"}:${row.clientId}` },
  );
  if (!made.secret) return;
  await query(
    `update stripe_accounts set endpoint_id = $2, endpoint_url = $3, sealed_webhook_secret = $4
     where site_id = $1 and id = $5`,
    [siteId, made.id, url, encryptSecret(made.secret, row.id), row.id],
  );
}

/** A webhook that a person made, whose secret was pasted: it is brought up to date, and no second one made. */
async function findByHand(stripe: Stripe, row: Row, url: string): Promise<string | null> {
  if (row.endpointUrl === null) return null;
  const { data } = await stripe.webhookEndpoints.list({ limit: 100 });
  return data.find((one) => one.url === url || one.url === row.endpointUrl)?.id ?? null;
}

/** The same once, for whoever is about to take a card. Never throws: without it payments are looked up. */
export async function ensureWebhook(siteId: string): Promise<void> {
  try {
    await tellWebhook(siteId, { again: false });
  } catch (error) {
    log.warn("Stripe could not be told where to tell of payments", {
      siteId,
      error: explainFault(error),
    });
  }
}
