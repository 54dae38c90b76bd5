import type Stripe from "stripe";
import { channels, inTransaction, notifySoon, type Transaction } from "@/lib/db";
import { record } from "@/lib/events";
import { type Actor, onetill } from "@/lib/kernel";
import { recordSales } from "@/lib/ledger";
import {
  DAYS_TO_PAY,
  flagForReview,
  type LockedOrder,
  lockOrder,
  notePayment,
  settleOrder,
  statusLabels,
  transitionOrder,
  transitionPayment,
} from "@/lib/orders";
import { paymentEvent } from "../events";
import { writeOrderCard } from "../order-card";
import { type PaymentRow, unsettledStates } from "../payment-row";
import type { CardRefusal } from "../stripe/explain-refusal";
import { paidBy, readCard } from "../stripe/read-card";
import { fromStripeAmount } from "../stripe/stripe-amount";
import { movePayment } from "../write-payment";
import { actorOf } from "./begin-charge";

const source = "Stripe";
const day = 24 * 60 * 60 * 1000; // ms

type Handle = Pick<PaymentRow, "siteId" | "id" | "orderId">;
type Settle = (
  tx: Transaction,
  order: LockedOrder,
  by: { actor: Actor; at: Date },
) => Promise<void>;

/** Does something with an attempt while its order is held: always the order first, so that nobody waits in a circle. */
async function withOrder({ siteId, orderId }: Handle, work: Settle): Promise<void> {
  await inTransaction(async (tx) => {
    const order = await lockOrder(tx, { siteId, id: orderId });
    if (!order) throw new Error("there is no order for a payment");
    const { rows } = await tx.query<{ at: Date }>("select onetill_now() as at");
    await work(tx, order, { actor: onetill, at: rows[0]?.at as Date });
  });
  notifySoon(channels.orders, siteId);
}

/** What Stripe took and kept of it, where it tells. */
function feeOf(charge: Stripe.Charge | null) {
  const told = charge?.balance_transaction;
  if (!told || typeof told === "string") return { fee: null, net: null, feeCurrency: null };
  const fee = fromStripeAmount(told.fee, told.currency);
  return {
    fee: fee.amount,
    net: fromStripeAmount(told.net, told.currency).amount,
    feeCurrency: fee.currency,
  };
}

const expanded = <One extends object>(one: string | One | null | undefined): One | null =>
  typeof one === "object" ? (one ?? null) : null;

const ended = new Set(["declined", "canceled", "expired"]);

/** Whether something became of the money already: it is looked up next. */
const hasMoved = (charge: Stripe.Charge | null) =>
  charge !== null && (charge.amount_refunded > 0 || charge.disputed);

/**
 * All attempts of an order are at one intent, which is paid once. Where another one has got its money this
 * one is over, and has moved none. Returns whether that is so.
 */
async function endBesidePaid(
  tx: Transaction,
  payment: Handle,
  intentId: string,
  at: Date,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update payments t set due_at = null,
       state = case when t.state = any($6::payment_state[]) then 'canceled' else t.state end,
       settled_at = coalesce(t.settled_at, $5)
     where t.site_id = $1 and t.id = $2 and t.state <> 'succeeded' and exists (
       select from payments p where p.site_id = $1 and p.order_id = $3 and p.purpose = 'charge'
         and p.intent_id = $4 and p.state = 'succeeded' and p.id <> $2)`,
    [payment.siteId, payment.id, payment.orderId, intentId, at, unsettledStates],
  );
  return rowCount === 1;
}

/**
 * The money is there: enters it, once, and takes the order on. One that is over by now is not revived; it is
 * flagged, and the money can be given back.
 */
export async function settlePaid(payment: PaymentRow, intent: Stripe.PaymentIntent): Promise<void> {
  const charge = expanded<Stripe.Charge>(intent.latest_charge);
  const method = expanded<Stripe.PaymentMethod>(intent.payment_method);
  const card = readCard(method);
  const kept = feeOf(charge);
  const paidAt = new Date((charge?.created ?? intent.created) * 1000);
  await withOrder(payment, async (tx, order, by) => {
    if (await endBesidePaid(tx, payment, intent.id, by.at)) return;
    const isNews = await movePayment(tx, payment, [...unsettledStates, "failed", "canceled"], {
      ...{ state: "succeeded", chargeId: charge?.id ?? null, card, method: paidBy(method) },
      ...{ ...kept, paidAt, lookInSeconds: hasMoved(charge) ? 0 : null },
    });
    if (!isNews) return;
    const { siteId, id, amount, currency } = order;
    const kinds = { siteId, id, from: order.paymentStatus, to: "paid" as const };
    await recordSales(tx, {
      ...{ siteId, platform: order.platform },
      sales: [
        {
          ...{ orderId: id, externalId: order.externalId, paymentKey: order.paymentKey },
          ...{ amount, currency, isTest: order.isTest, occurredAt: order.placedAt },
          ...{ fee: kept.fee ?? 0n, feeCurrency: kept.feeCurrency ?? currency },
          refunded: false,
        },
      ],
    });
    const event = {
      type: "payment.paid" as const,
      data: { amount: Number(amount), currency, source },
    };
    await transitionPayment(tx, { ...kinds, amountRefunded: order.amountRefunded, event }, by);
    const shown = card && { brand: card.brand, last4: card.last4 };
    const paid = { transactionId: intent.id, method: paidBy(method), card: shown };
    await notePayment(tx, order, paid, by.at);
    if (method && card) {
      const stripeCustomer = typeof intent.customer === "string" ? intent.customer : null;
      if (stripeCustomer) {
        await writeOrderCard(tx, order, { stripeCustomer, paymentMethod: method.id, shown: card });
      }
    }
    if (order.status === "received" || order.status === "pending_payment") {
      const actor = payment.onSession ? onetill : actorOf(payment.askedBy);
      const step = { siteId, id, from: order.status, to: "accepted" as const };
      await transitionOrder(tx, step, { actor, at: by.at });
    } else if (ended.has(order.status)) {
      const stands = statusLabels[order.status].toLowerCase();
      await flagForReview(tx, order, `Paid after it was ${stands}. The money can be refunded.`, by);
    }
    await settleOrder(tx, order, { ...by, source });
  });
}

/**
 * The card was refused: the order waits for its payment now, if it did not before. `by` what Stripe or the
 * bank said.
 */
export async function settleFailed(
  payment: Handle,
  refusal: CardRefusal,
  chargeId: string | null,
): Promise<void> {
  await withOrder(payment, async (tx, order, by) => {
    const isNews = await movePayment(tx, payment, unsettledStates, {
      ...{ state: "failed", failureCode: refusal.code, failureMessage: refusal.message },
      ...{ chargeId, lookInSeconds: null },
    });
    if (!isNews) return;
    const { siteId, id, amount, currency } = order;
    if (order.paymentStatus === "processing") {
      const event = {
        type: "payment.failed" as const,
        data: {
          ...{ amount: Number(amount), currency },
          ...{ code: refusal.code, reason: refusal.message },
        },
      };
      const step = { siteId, id, from: order.paymentStatus, to: "failed" as const, event };
      await transitionPayment(tx, { ...step, amountRefunded: order.amountRefunded }, by);
    }
    if (order.status !== "received") return;
    await transitionOrder(
      tx,
      {
        ...{ siteId, id, from: "received", to: "pending_payment", reason: refusal.message },
        dueAt: new Date(by.at.getTime() + DAYS_TO_PAY * day),
      },
      by,
    );
  });
}

/**
 * Stripe does not take the call at all (its keys, the amount): nothing was charged, the order stays where it
 * is, and somebody is asked to look.
 */
export async function settleRefused(payment: Handle, refusal: CardRefusal): Promise<void> {
  await withOrder(payment, async (tx, order, by) => {
    const isNews = await movePayment(tx, payment, unsettledStates, {
      ...{ state: "failed", failureCode: refusal.code, failureMessage: refusal.message },
      lookInSeconds: null,
    });
    if (!isNews) return;
    await giveBackProcessing(tx, order, refusal.message, by);
    await flagForReview(tx, order, `Nothing was charged: ${refusal.message}`, by);
  });
}

/** Takes back that a charge is on its way: the card is as it was before. */
async function giveBackProcessing(
  tx: Transaction,
  order: LockedOrder,
  reason: string,
  by: { actor: Actor; at: Date },
): Promise<void> {
  if (order.paymentStatus !== "processing") return;
  const { siteId, id, amount, currency } = order;
  const data = { amount: Number(amount), currency, reason };
  const to = order.status === "received" ? ("verified" as const) : ("failed" as const);
  const event =
    to === "failed"
      ? { type: "payment.failed" as const, data: { ...data, code: "not_charged" } }
      : { type: "payment.unpaid" as const, data };
  const step = { siteId, id, from: order.paymentStatus, to, event };
  await transitionPayment(tx, { ...step, amountRefunded: order.amountRefunded }, by);
}

/** Stripe has given the intent up: whatever was under way will not happen any more. */
export async function settleCanceled(payment: Handle): Promise<void> {
  await withOrder(payment, async (tx, order, by) => {
    const end = { state: "canceled" as const, lookInSeconds: null };
    if (!(await movePayment(tx, payment, unsettledStates, end))) return;
    await giveBackProcessing(tx, order, "It was called off.", by);
  });
}

/** Nobody knows whether it happened: says so once, and has it looked up soon and then ever more seldom. */
export async function settleUnknown(payment: Handle & { tries: number }): Promise<void> {
  const lookInSeconds = Math.min(600, 5 * 2 ** Math.min(payment.tries, 8));
  await withOrder(payment, async (tx, order, by) => {
    const end = { state: "unknown" as const, lookInSeconds };
    if (await movePayment(tx, payment, ["open", "processing"], end)) {
      const data = { amount: Number(order.amount), currency: order.currency };
      await record(tx, order, paymentEvent["payment.unknown"], data, by);
    } else {
      await movePayment(tx, payment, ["unknown"], end);
    }
  });
}
