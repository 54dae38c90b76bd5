import { type Context, conflict, OnetillError, requireRight } from "@/lib/kernel";
import { type StripeAccess, stripeOf } from "../stripe/connect-stripe";
import { explainFault } from "../stripe/explain-fault";
import { walletDomain } from "./check-stripe";
import { tellWebhook } from "./ensure-account";

async function requireAccess(ctx: Context, siteId: string): Promise<StripeAccess> {
  requireRight(ctx, siteId, "payments:manage");
  const access = await stripeOf(siteId);
  if (!access) throw conflict("The site has no keys for Stripe. Save them first.");
  return access;
}

/** Throws `unavailable` with what Stripe means, in plain words. */
const inWords = (error: unknown): never => {
  throw new OnetillError("unavailable", explainFault(error));
};

/** Tells Stripe the site's address and every event that is needed. Throws `conflict` without keys. */
export async function registerStripeWebhook(ctx: Context, siteId: string): Promise<void> {
  await requireAccess(ctx, siteId);
  await tellWebhook(siteId, { again: true }).catch(inWords);
}

/**
 * Registers the installation's name at Stripe, so that Apple Pay and Google Pay show on its pages. Throws
 * `conflict` without keys, or without a public name.
 */
export async function registerWalletDomain(ctx: Context, siteId: string): Promise<void> {
  const { stripe } = await requireAccess(ctx, siteId);
  const name = walletDomain();
  if (!name) throw conflict("Apple Pay and Google Pay need a public address with https.");
  const register = async () => {
    const { data } = await stripe.paymentMethodDomains.list({ domain_name: name });
    const [known] = data;
    const domain = known
      ? await stripe.paymentMethodDomains.update(known.id, { enabled: true })
      : await stripe.paymentMethodDomains.create({ domain_name: name });
    await stripe.paymentMethodDomains.validate(domain.id);
  };
  await register().catch(inWords);
}
