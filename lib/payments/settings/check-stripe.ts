import type Stripe from "stripe";
import { query } from "@/lib/db";
import { type Context, env, requireRight } from "@/lib/kernel";
import { stripeOf } from "../stripe/connect-stripe";
import { explainFault } from "../stripe/explain-fault";
import { findAccount } from "../stripe/find-account";
import { stripeEvents } from "../stripe/read-events";
import { ensureAccount, stripeWebhookUrl } from "./ensure-account";

/** One thing that was looked at: what is so, and what to do where it is not as it should be. */
export interface CheckedThing {
  name: "keys" | "account" | "webhook" | "wallets";
  ok: boolean;
  says: string;
  advice: string | null;
}

/** Where wallets show: Apple and Google ask for a public name. */
export const walletDomain = (): string | null => {
  const { hostname, protocol } = new URL(env().appUrl);
  return protocol === "https:" && hostname.includes(".") ? hostname : null;
};

const ok = (name: CheckedThing["name"], says: string): CheckedThing => ({
  ...{ name, ok: true, says, advice: null },
});
const wrong = (name: CheckedThing["name"], says: string, advice: string): CheckedThing => ({
  ...{ name, ok: false, says, advice },
});

async function checkAccount(stripe: Stripe): Promise<CheckedThing[]> {
  const told = await findAccount(stripe);
  const keys = ok("keys", "Stripe knows the keys.");
  if (told.takesCards === null) {
    return [keys, ok("account", "The key may not read the account, and need not.")];
  }
  const about = [told.name, told.id, told.country, told.currency].filter(Boolean).join(" · ");
  return [
    keys,
    told.takesCards
      ? ok("account", about)
      : wrong(
          "account",
          `${about}: Stripe does not let it charge cards yet.`,
          "Finish the set-up of the account in Stripe’s dashboard.",
        ),
  ];
}

async function checkWebhook(
  stripe: Stripe,
  url: string,
  hasSecret: boolean,
): Promise<CheckedThing> {
  const { data } = await stripe.webhookEndpoints.list({ limit: 100 });
  const ours = data.filter((one) => one.url === url);
  const [endpoint] = ours.filter(({ status }) => status === "enabled");
  const advice = "Press “Tell Stripe”, or add the address and the events below in its dashboard.";
  if (!endpoint) {
    const says =
      ours.length > 0 ? "The webhook is switched off." : "Stripe does not know our address.";
    return wrong("webhook", says, advice);
  }
  const all = endpoint.enabled_events.includes("*");
  const missing = stripeEvents.filter((type) => !all && !endpoint.enabled_events.includes(type));
  if (missing.length > 0) {
    return wrong("webhook", `Not ticked: ${missing.join(", ")}.`, advice);
  }
  if (!hasSecret) {
    return wrong(
      "webhook",
      "Stripe knows our address, but its signing secret is not here.",
      "Paste the secret (whsec_…) of the webhook together with the keys.",
    );
  }
  return ok("webhook", "Stripe tells us of everything that happens.");
}

async function checkWallets(stripe: Stripe): Promise<CheckedThing> {
  const name = walletDomain();
  if (!name) {
    return wrong(
      "wallets",
      "Apple Pay and Google Pay need a public address with https.",
      "Cards work without. Serve the installation at such an address to have them.",
    );
  }
  const { data } = await stripe.paymentMethodDomains.list({ domain_name: name });
  const [domain] = data;
  if (!domain?.enabled) {
    return wrong("wallets", `${name} is not registered at Stripe.`, "Press “Register”.");
  }
  const wallets = [
    ["Apple Pay", domain.apple_pay],
    ["Google Pay", domain.google_pay],
  ] as const;
  const off = wallets.filter(([, { status }]) => status !== "active").map(([label]) => label);
  if (off.length > 0) {
    return wrong("wallets", `${off.join(" and ")} not active for ${name}.`, "Press “Register”.");
  }
  return ok("wallets", `Apple Pay and Google Pay show at ${name}.`);
}

const orWrong = (name: CheckedThing["name"]) => (error: unknown) =>
  wrong(name, explainFault(error), "Then check again.");

/**
 * Asks Stripe how a site stands: its keys, its account, its webhook and its wallets. Never throws for what Stripe
 * says; null where the site takes no cards.
 */
export async function checkStripe(ctx: Context, siteId: string): Promise<CheckedThing[] | null> {
  requireRight(ctx, siteId, "payments:manage");
  const [access, row] = await Promise.all([stripeOf(siteId), ensureAccount(siteId)]);
  if (!access || !row) return null;
  const { stripe } = access;
  const things = await checkAccount(stripe).catch((error) => [orWrong("keys")(error)]);
  if (things[0]?.ok) {
    things.push(
      await checkWebhook(
        stripe,
        stripeWebhookUrl(row.clientId),
        access.webhookSecret !== undefined,
      ).catch(orWrong("webhook")),
      await checkWallets(stripe).catch(orWrong("wallets")),
    );
  }
  await query(
    "update stripe_accounts set checked = $2::jsonb, checked_at = $3 where site_id = $1",
    [siteId, JSON.stringify(things), ctx.clock.now()],
  );
  return things;
}
