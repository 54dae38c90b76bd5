import { env, notFound } from "@/lib/kernel";

/** Prints where the stand-ins of this till are, as JSON. */
export async function run(): Promise<string> {
  const { stripe, stripeApiBase, stripeScript, appUrl, standIns } = env();
  if (!Object.values(standIns).includes(true)) throw notFound("sandbox: everything here is real");
  return JSON.stringify({
    stripe:
      standIns.payments && stripe
        ? {
            ...{ api: stripeApiBase, js: stripeScript, secret_key: stripe.secretKey },
            publishable_key: stripe.publishableKey,
            webhook_secret: stripe.webhookSecret,
          }
        : null,
    // There is none yet: said plainly rather than made up.
    chain: null,
    clock: standIns.clock ? "npm run --silent admin -- clock --advance 7d" : null,
    mailbox: standIns.mail ? `${appUrl}/sandbox/mailbox` : null,
  });
}
