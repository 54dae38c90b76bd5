import { env, notFound } from "@/lib/kernel";

/** Prints where the stand-ins of this till are, as JSON. */
export async function run(): Promise<string> {
  const { stripe, stripeApiBase, stripeScript, appUrl, isStripeStandIn } = env();
  if (!env().sandbox && !isStripeStandIn) throw notFound("sandbox: everything here is real");
  return JSON.stringify({
    stripe:
      isStripeStandIn && stripe
        ? {
            ...{ api: stripeApiBase, js: stripeScript, secret_key: stripe.secretKey },
            publishable_key: stripe.publishableKey,
            webhook_secret: stripe.webhookSecret,
          }
        : null,
    // There is none yet: said plainly rather than made up.
    chain: null,
    clock: env().standIns.clock ? "npm run --silent admin -- clock --advance 7d" : null,
    mailbox: env().standIns.mail ? `${appUrl}/sandbox/mailbox` : null,
  });
}
