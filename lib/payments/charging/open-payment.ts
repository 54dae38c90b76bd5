import { inTransaction, pool } from "@/lib/db";
import { conflict, notFound, OnetillError, toPublicId } from "@/lib/kernel";
import { lockOrder } from "@/lib/orders";
import { keepCustomer } from "../keep-customer";
import {
  isUnsettled,
  type PaymentRow,
  type PaymentState,
  readPayments,
  standingIntent,
} from "../payment-row";
import { stripeOf } from "../stripe/connect-stripe";
import { judgeFault } from "../stripe/judge-fault";
import type { CardShown } from "../stripe/read-card";
import { noteIntent, writePayment } from "../write-payment";
import { createIntent, intentParts, settleBy } from "./work-on-charge";

interface Payable {
  siteId: string;
  id: string;
}

/** What the member's page needs to have an order paid. Minor units. */
export interface OpenPayment {
  /** `pay_…` */
  paymentId: string;
  clientSecret: string;
  publishableKey: string;
  scriptUrl: string;
  savedCard: CardShown | null;
  /** What Stripe calls the saved card, for the member's own browser to pay with. */
  savedMethod: string | null;
  amount: bigint;
  currency: string;
}

/** The attempt that the member is at, or a new one. */
const attemptOf = (order: Payable): Promise<PaymentRow> =>
  inTransaction(async (tx) => {
    const locked = await lockOrder(tx, order);
    if (!locked) throw notFound("order");
    const waits = locked.status === "pending_payment" && locked.paymentStatus !== "paid";
    if (!waits) throw conflict("This order is not waiting for a payment.");
    if (locked.paymentStatus === "processing") {
      throw conflict("A payment is under way. Its outcome will show here in a moment.");
    }
    const before = await readPayments(order, "charge", tx);
    const last = before.at(-1);
    if (last?.onSession && isUnsettled(last)) return last;
    const { siteId, id, amount, currency, isTest } = locked;
    return writePayment(tx, {
      ...{ siteId, orderId: id, purpose: "charge", onSession: true, amount, currency, isTest },
      askedBy: { kind: "member", id, label: "Customer" },
      intentId: standingIntent(before),
    });
  });

/**
 * Opens the payment of an order that waits for it, or gives the one that is open. Throws `conflict` where
 * nothing is to be paid or the site takes no cards, `unavailable` while Stripe does not answer.
 */
export async function openPayment(order: Payable): Promise<OpenPayment> {
  const access = await stripeOf(order.siteId);
  if (!access) throw conflict("This site cannot take cards at the moment. Nothing was charged.");
  const { stripe, publishableKey, scriptUrl } = access;
  const call = async (attempt: PaymentRow) => {
    const card = await keepCustomer(access, order, {});
    const intent = attempt.intentId
      ? await stripe.paymentIntents.retrieve(attempt.intentId, { expand: intentParts })
      : await createIntent(access, attempt, card.stripeCustomer);
    return { card, intent };
  };
  const tryTo = (attempt: PaymentRow) =>
    call(attempt).catch((error) => {
      if (judgeFault(error).kind === "refused") {
        throw conflict("This site cannot take this payment at the moment. Nothing was charged.");
      }
      throw new OnetillError(
        "unavailable",
        "The payment cannot be opened right now. Nothing was charged: try again in a moment.",
      );
    });
  let attempt = await attemptOf(order);
  let { card, intent } = await tryTo(attempt);
  if (intent.status === "canceled") {
    // Somebody gave it up at Stripe: the next attempt gets another.
    await settleBy(attempt, intent);
    attempt = await attemptOf(order);
    ({ card, intent } = await tryTo(attempt));
  }
  if (intent.status === "succeeded") {
    await settleBy(attempt, intent);
    throw conflict("This order is paid already.");
  }
  await noteIntent(pool(), attempt, intent.id);
  if (!intent.client_secret) throw new Error("an intent without its client secret");
  return {
    ...{ paymentId: toPublicId("payment", attempt.id), clientSecret: intent.client_secret },
    ...{ publishableKey, scriptUrl, savedCard: card.shown, savedMethod: card.paymentMethod },
    ...{ amount: attempt.amount, currency: attempt.currency },
  };
}

/** Looks up what came of an order's newest payment, and settles it. Doing it again is harmless. */
export async function settlePayment(
  order: Payable,
): Promise<{ state: PaymentState; message: string | null }> {
  const newest = async () => (await readPayments(order, "charge")).at(-1);
  const attempt = await newest();
  if (!attempt) throw notFound("payment");
  const access = await stripeOf(order.siteId);
  // A refusal is not the end: another card pays with the same intent, and Stripe may have told of the refusal.
  if (access && attempt.intentId && attempt.state !== "succeeded") {
    const expand = intentParts;
    const intent = await access.stripe.paymentIntents
      .retrieve(attempt.intentId, { expand })
      .catch(() => {
        throw new OnetillError("unavailable", "What came of the payment is not known yet.");
      });
    await settleBy(attempt, intent);
  }
  const now = (await newest()) ?? attempt;
  return { state: now.state, message: now.failureMessage };
}
