import { pool } from "@/lib/db";
import { type OrderCard, readOrderCard, writeOrderCard } from "./order-card";
import type { StripeAccess } from "./stripe/connect-stripe";
import { describeOrder } from "./stripe/describe-order";

/**
 * The card of an order or a request, with the customer whose it is at Stripe: made where there is none, and
 * asked again the same one. Throws what Stripe throws.
 */
export async function keepCustomer(
  { stripe }: StripeAccess,
  order: { siteId: string; id: string },
  person: { email?: string; name?: string },
): Promise<OrderCard> {
  const kept = await readOrderCard(order);
  if (kept) return kept;
  const customer = await stripe.customers.create(
    { ...person, metadata: describeOrder(order.siteId, order.id) },
    { idempotencyKey: `order:${order.id}:customer` },
  );
  const card = { stripeCustomer: customer.id, paymentMethod: null, shown: null };
  await writeOrderCard(pool(), order, card);
  return card;
}
