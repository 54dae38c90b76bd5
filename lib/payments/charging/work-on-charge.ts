import type Stripe from "stripe";
import { pool, query } from "@/lib/db";
import { log } from "@/lib/kernel";
import { type OrderCard, readOrderCard } from "../order-card";
import { givenUpIntents, type PaymentRow, readPayments, unsettledStates } from "../payment-row";
import type { StripeAccess } from "../stripe/connect-stripe";
import { describeOrder } from "../stripe/describe-order";
import { explainRefusal } from "../stripe/explain-refusal";
import { judgeFault } from "../stripe/judge-fault";
import { toStripeAmount } from "../stripe/stripe-amount";
import { lookAgain, movePayment, noteIntent } from "../write-payment";
import {
  settleCanceled,
  settleFailed,
  settlePaid,
  settleRefused,
  settleUnknown,
} from "./settle-charge";

/** What is told along with an intent, so that one answer is enough to settle it. */
export const intentParts = ["latest_charge.balance_transaction", "payment_method"];

const idOf = (one: string | { id: string } | null): string | null =>
  typeof one === "string" ? one : (one?.id ?? null);

/** Makes an order's intent; asked again it is the same one, until Stripe has given it up. */
export async function createIntent(
  { stripe }: StripeAccess,
  payment: PaymentRow,
  customer: string,
): Promise<Stripe.PaymentIntent> {
  const { siteId, orderId } = payment;
  const before = await readPayments({ siteId, id: orderId }, "charge");
  return stripe.paymentIntents.create(
    {
      ...toStripeAmount(payment),
      ...{ customer, metadata: describeOrder(siteId, orderId), capture_method: "automatic" },
      automatic_payment_methods: { enabled: true, allow_redirects: "never" },
    },
    { idempotencyKey: `order:${orderId}:intent:${givenUpIntents(before) + 1}` },
  );
}

/**
 * The one intent of an order, made where there is none: it can succeed once, so that no number of attempts
 * charges twice. Making it moves no money.
 */
async function intentOf(
  access: StripeAccess,
  payment: PaymentRow,
  card: OrderCard,
): Promise<string> {
  if (payment.intentId) return payment.intentId;
  const { siteId, orderId } = payment;
  const metadata = describeOrder(siteId, orderId);
  // Stripe keeps what it answered under a key for a day: of an older attempt the intent is looked for.
  const found =
    payment.tries > 1
      ? (
          await access.stripe.paymentIntents.list({ customer: card.stripeCustomer, limit: 20 })
        ).data.find(
          (one) =>
            one.metadata.onetill_order === metadata.onetill_order &&
            one.capture_method !== "manual" &&
            one.status !== "canceled",
        )
      : undefined;
  const intent = found ?? (await createIntent(access, payment, card.stripeCustomer));
  await noteIntent(pool(), payment, intent.id);
  return intent.id;
}

/** Whether what went wrong with an intent last is of this attempt, and not of one before. */
async function isOwnFailure(payment: PaymentRow, intent: Stripe.PaymentIntent): Promise<boolean> {
  if (!intent.last_payment_error) return false;
  const chargeId = idOf(intent.latest_charge);
  const all = await readPayments({ siteId: payment.siteId, id: payment.orderId }, "charge");
  return !all.some((one) => one.id !== payment.id && one.chargeId === chargeId);
}

/**
 * Settles an attempt by what Stripe says of its intent. Returns false where Stripe has not done anything
 * with it yet.
 */
export async function settleBy(
  payment: PaymentRow,
  intent: Stripe.PaymentIntent,
): Promise<boolean> {
  switch (intent.status) {
    case "succeeded":
      await settlePaid(payment, intent);
      return true;
    case "processing":
      await movePayment(pool(), payment, unsettledStates, {
        ...{ state: "processing", lookInSeconds: 60 },
      });
      return true;
    case "canceled":
      await settleCanceled(payment);
      return true;
    case "requires_action": {
      // The member is at it; without one nobody can confirm.
      if (payment.onSession) return false;
      const refusal = explainRefusal({ code: "authentication_required" });
      await settleFailed(payment, refusal, idOf(intent.latest_charge));
      return true;
    }
    default: {
      if (!(await isOwnFailure(payment, intent))) return false;
      const said = intent.last_payment_error ?? {};
      await settleFailed(payment, explainRefusal(said), idOf(intent.latest_charge));
      return true;
    }
  }
}

/** Looks for it that often; if Stripe has done nothing with an attempt by then, it will not. */
const looksForUnknown = 4;
/** What the member does is told by their page and by Stripe; in case neither was heard it is looked up too. */
const untilLookedUp = (tries: number) => Math.min(3600, 60 * 2 ** Math.min(tries, 6)); // seconds

/** What the present keys cannot tell of: the money may have moved at the account that was asked. */
const asksElsewhere = new Set(["other_account", "keys_refused"]);

/** Charges the card that is on file. The same key again is the same charge. */
async function confirm({ stripe }: StripeAccess, payment: PaymentRow, card: OrderCard, id: string) {
  const paymentMethod = card.paymentMethod as string;
  const intent = await stripe.paymentIntents.confirm(
    id,
    { payment_method: paymentMethod, off_session: true, expand: intentParts },
    { idempotencyKey: payment.idempotencyKey },
  );
  if (!(await settleBy(payment, intent))) await settleUnknown(payment);
}

async function advance(access: StripeAccess, payment: PaymentRow): Promise<void> {
  const { siteId, orderId } = payment;
  const card = await readOrderCard({ siteId, id: orderId });
  if (!card) throw new Error("an attempt without a card");
  const intentId = await intentOf(access, payment, card);
  // It may have been asked before, by somebody who did not live to hear the answer.
  if (payment.tries > 1 || payment.state !== "open" || payment.onSession) {
    const expand = intentParts;
    const intent = await access.stripe.paymentIntents.retrieve(intentId, { expand });
    if (await settleBy({ ...payment, intentId }, intent)) return;
    if (payment.onSession) return lookAgain(payment, untilLookedUp(payment.tries));
    if (payment.state === "unknown") {
      if (payment.tries < looksForUnknown) return settleUnknown(payment);
      const message = "Stripe did not answer when it was asked, and has charged nothing.";
      return settleRefused(payment, { code: "not_charged", message });
    }
  }
  await query(
    `update payments set state = 'processing' where site_id = $1 and id = $2 and state = 'open'`,
    [siteId, payment.id],
  );
  await confirm(access, { ...payment, intentId }, card, intentId);
}

/**
 * Goes on with a charge that was written down, wherever it was left: what is not known is looked up, and
 * only what Stripe has never been asked is asked. The caller has the attempt in its hands (`due_at`).
 */
export async function workOnCharge(access: StripeAccess | null, payment: PaymentRow) {
  if (!access) {
    const message = "The site has no keys for Stripe.";
    return settleRefused(payment, { code: "no_keys", message });
  }
  try {
    await advance(access, payment);
  } catch (error) {
    const fault = judgeFault(error);
    if (fault.kind === "declined") return settleFailed(payment, fault.refusal, fault.chargeId);
    if (fault.kind === "refused") {
      const wasAsked = payment.tries > 1 || payment.state !== "open";
      if (wasAsked && asksElsewhere.has(fault.refusal.code)) return settleUnknown(payment);
      return settleRefused(payment, fault.refusal);
    }
    if (fault.kind === "busy" || fault.kind === "elsewhere") {
      await query(
        `update payments set due_at = now() + interval '5 seconds' where site_id = $1 and id = $2
           and state = any($3::payment_state[])`,
        [payment.siteId, payment.id, unsettledStates],
      );
      return;
    }
    log.warn("Stripe did not say what came of a charge", { payment: payment.id, error });
    await settleUnknown(payment);
  }
}
