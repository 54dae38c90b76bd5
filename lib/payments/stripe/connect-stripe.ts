import Stripe from "stripe";
import { query } from "@/lib/db";
import { decryptSecret, env } from "@/lib/kernel";

/** How a site speaks to Stripe. */
export interface StripeAccess {
  stripe: Stripe;
  publishableKey: string;
  /** The script that draws the card's fields. */
  scriptUrl: string;
  /** Whether its keys are test keys: no money moves, and everything is marked so. */
  isTest: boolean;
  /** Whether it is the stand-in on this machine. */
  isStandIn: boolean;
  webhookSecret: string | undefined;
}

const callTimeout = 20_000; // ms
const clients = new Map<string, Stripe>();

/** A client for a secret key; the same for the same key, so that its connections are used again. */
export function clientFor(secretKey: string): Stripe {
  const known = clients.get(secretKey);
  if (known) return known;
  const base = env().stripeApiBase ? new URL(env().stripeApiBase as string) : undefined;
  const client = new Stripe(secretKey, {
    ...(base && {
      host: base.hostname,
      port: base.port || (base.protocol === "http:" ? "80" : "443"),
      protocol: base.protocol === "http:" ? "http" : "https",
    }),
    // Each call carries a key of its own: repeated after a broken connection it is still one.
    maxNetworkRetries: 1,
    timeout: callTimeout,
    telemetry: false,
    appInfo: { name: "Onetill" },
  });
  clients.set(secretKey, client);
  return client;
}

/** Whether no money moves with a key, secret or publishable. */
export const isTestKey = (key: string) => /^[a-z]+_test_/.test(key);

interface Row {
  id: string;
  sealedKey: string | null;
  publishableKey: string | null;
  sealedWebhookSecret: string | null;
}

/** How the site takes cards; null when neither it nor the installation has keys. */
export async function stripeOf(siteId: string): Promise<StripeAccess | null> {
  const [row] = await query<Row & Record<string, unknown>>(
    `select id, sealed_key as "sealedKey", publishable_key as "publishableKey",
       sealed_webhook_secret as "sealedWebhookSecret"
     from stripe_accounts where site_id = $1`,
    [siteId],
  );
  const given = env().stripe;
  const own =
    row?.sealedKey && row.publishableKey
      ? { secretKey: decryptSecret(row.sealedKey, row.id), publishableKey: row.publishableKey }
      : undefined;
  const keys = own ?? given;
  if (!keys) return null;
  // A live key is never told to another than Stripe, wherever it came from.
  if (!isTestKey(keys.secretKey) && env().stripeApiBase !== undefined) return null;
  const kept = row?.sealedWebhookSecret
    ? decryptSecret(row.sealedWebhookSecret, row.id)
    : undefined;
  return {
    stripe: clientFor(keys.secretKey),
    publishableKey: keys.publishableKey,
    scriptUrl: env().stripeScript,
    isTest: isTestKey(keys.secretKey),
    isStandIn: env().standIns.payments,
    webhookSecret: kept ?? (own ? undefined : given?.webhookSecret),
  };
}

/** What a page needs to draw the card's fields; null where the site takes no cards. */
export async function paymentSettings(siteId: string) {
  const access = await stripeOf(siteId);
  if (!access) return null;
  const { publishableKey, scriptUrl, isTest, isStandIn } = access;
  return { publishableKey, scriptUrl, isTest, isStandIn };
}
