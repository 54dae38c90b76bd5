import type { Transaction } from "@/lib/db";
import { type Actor, conflict } from "@/lib/kernel";
import { type LockedOrder, transitionPayment } from "@/lib/orders";
import { cardInWords, readOrderCard } from "../order-card";
import {
  type AskedBy,
  isUnsettled,
  type PaymentRow,
  readPayments,
  standingIntent,
} from "../payment-row";
import { toStripeAmount } from "../stripe/stripe-amount";
import { writePayment } from "../write-payment";

export function askedByOf(actor: Actor): AskedBy {
  const known = actor.kind === "user" || actor.kind === "api_key" || actor.kind === "member";
  if (known) return { kind: actor.kind, id: actor.id, label: actor.label };
  return { kind: "system", id: null, label: "label" in actor ? actor.label : "Onetill" };
}

export const actorOf = ({ kind, id, label }: AskedBy): Actor => {
  if (kind === "system" || id === null) return { kind: "system", label };
  return kind === "api_key" ? { kind, id, label, scopes: [] } : { kind, id, label };
};

/**
 * Writes down that the card of an order is to be charged for all of it, in the transaction that holds the
 * order; the money moves afterwards (`workOnPayment`). Throws `conflict` where there is no card, or where a
 * charge is under way.
 */
export async function beginCharge(
  tx: Transaction,
  order: LockedOrder,
  by: { actor: Actor; at: Date },
): Promise<PaymentRow> {
  const { siteId, id, amount, currency } = order;
  const card = await readOrderCard(order, tx);
  if (!card?.paymentMethod) throw conflict("There is no card on file for this order.");
  toStripeAmount({ amount, currency });
  const before = await readPayments(order, "charge", tx);
  if (before.some((one) => isUnsettled(one) && !one.onSession)) {
    throw conflict("A charge of this order is under way. Its outcome will show here.");
  }
  await transitionPayment(
    tx,
    {
      ...{ siteId, id, from: order.paymentStatus, to: "processing" },
      amountRefunded: order.amountRefunded,
      event: {
        type: "payment.processing",
        data: { amount: Number(amount), currency, card: cardInWords(card.shown) },
      },
    },
    by,
  );
  return writePayment(tx, {
    ...{ siteId, orderId: id, purpose: "charge", onSession: false, amount, currency },
    ...{ isTest: order.isTest, askedBy: askedByOf(by.actor) },
    intentId: standingIntent(before),
  });
}
