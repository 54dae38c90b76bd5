import type Stripe from "stripe";
import { inTransaction, lockName, pool } from "@/lib/db";
import { log, OnetillError } from "@/lib/kernel";
import { intentParts } from "../charging/work-on-charge";
import { keepCustomer } from "../keep-customer";
import { writeOrderCard } from "../order-card";
import { isUnsettled, type PaymentRow, readPayments, unsettledStates } from "../payment-row";
import { type StripeAccess, stripeOf } from "../stripe/connect-stripe";
import { describeOrder } from "../stripe/describe-order";
import { explainRefusal } from "../stripe/explain-refusal";
import { judgeFault } from "../stripe/judge-fault";
import { type CardShown, type PaidBy, paidBy, readCard } from "../stripe/read-card";
import { lookAgain, movePayment, noteIntent, writePayment } from "../write-payment";

/** What a request's card is checked with: 1 USD, authorised and released, never taken. */
const checkAmount = { amount: 100n, currency: "USD" };

/** What a member asks for, before it is an order. Its id is the one that the order will have. */
export interface CheckedRequest {
  siteId: string;
  id: string;
}

/** What the browser needs to draw the card's fields. */
export interface CardFields {
  clientSecret: string;
  publishableKey: string;
  scriptUrl: string;
  /** Whether no money moves, and whether that is because a stand-in is asked. */
  isTest: boolean;
  isStandIn: boolean;
}

const noCards = () =>
  new OnetillError("conflict", "This store cannot take cards at the moment. Nothing was charged.");

async function requireStripe(siteId: string): Promise<StripeAccess> {
  const access = await stripeOf(siteId);
  if (!access) throw noCards();
  return access;
}

/** Turns what Stripe said into a sentence for who is in front of the page. Nothing has been charged. */
async function asking<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const fault = judgeFault(error);
    log.warn("Stripe did not open a card check", { error });
    if (fault.kind === "refused") throw noCards();
    throw new OnetillError(
      "unavailable",
      "The card’s fields cannot be opened right now. Nothing was charged: try again in a moment.",
    );
  }
}

/** The attempt that is under way, or the next one. One at a time: a double click is the same. */
const attemptOf = (request: CheckedRequest, isTest: boolean): Promise<PaymentRow> =>
  inTransaction(async (tx) => {
    await lockName(tx, `card-check:${request.siteId}:${request.id}`);
    const before = await readPayments(request, "check", tx);
    const last = before.at(-1);
    if (last && (isUnsettled(last) || last.state === "succeeded")) return last;
    return writePayment(tx, {
      ...{ siteId: request.siteId, orderId: request.id, purpose: "check", onSession: true },
      ...checkAmount,
      ...{ isTest, askedBy: { kind: "system", id: null, label: "Onetill" }, intentId: null },
    });
  });

/**
 * Opens the check of a request's card, or gives the one that is open. Throws `conflict` where the site
 * takes no cards, `unavailable` while Stripe does not answer.
 */
export async function startCardCheck(
  request: CheckedRequest & { email: string; name: string },
): Promise<CardFields> {
  const { siteId, id, email, name } = request;
  const access = await requireStripe(siteId);
  const { stripe, publishableKey, scriptUrl, isTest, isStandIn } = access;
  const metadata = describeOrder(siteId, id);
  const { stripeCustomer: customer } = await asking(() =>
    keepCustomer(access, request, { email, name }),
  );
  const attempt = await attemptOf(request, isTest);
  const intent = await asking(() =>
    attempt.intentId
      ? stripe.paymentIntents.retrieve(attempt.intentId)
      : stripe.paymentIntents.create(
          {
            ...{ amount: Number(checkAmount.amount), currency: "usd", customer, metadata },
            ...{ capture_method: "manual", setup_future_usage: "off_session" },
            automatic_payment_methods: { enabled: true, allow_redirects: "never" },
            description: "Card check: released at once, never taken",
          },
          { idempotencyKey: attempt.idempotencyKey },
        ),
  );
  await noteIntent(pool(), attempt, intent.id);
  if (!intent.client_secret) throw new Error("an intent without its client secret");
  return { clientSecret: intent.client_secret, publishableKey, scriptUrl, isTest, isStandIn };
}

/** Where the check of a card stands. */
export type CheckState =
  | { state: "verified"; method: PaidBy; card: CardShown }
  | { state: "open" | "action" }
  | { state: "failed"; message: string };

/** Seconds after which the worker gives a hold back whose release did not come to its end. */
const untilReleased = 30;

/** Gives the hold back. What cannot be given back now is tried again by the worker. */
async function release(
  { stripe }: StripeAccess,
  attempt: PaymentRow,
  intent: Stripe.PaymentIntent,
) {
  try {
    if (intent.status === "requires_capture") await stripe.paymentIntents.cancel(intent.id);
    await lookAgain(attempt, null);
  } catch (error) {
    if (judgeFault(error).kind === "elsewhere") return lookAgain(attempt, null);
    log.warn("the hold of a card check could not be released yet", { payment: attempt.id, error });
    await lookAgain(attempt, untilReleased);
  }
}

const isHeld = ({ status, latest_charge: charge }: Stripe.PaymentIntent) =>
  status === "requires_capture" ||
  // Released already, by us: Stripe cancels an intent that was authorised.
  (status === "canceled" && typeof charge === "object" && charge?.outcome?.type === "authorized");

async function finish(
  access: StripeAccess,
  request: CheckedRequest,
  attempt: PaymentRow,
): Promise<CheckState> {
  const { stripe } = access;
  const expand = intentParts;
  const intent = await stripe.paymentIntents.retrieve(attempt.intentId as string, { expand });
  const method = typeof intent.payment_method === "object" ? intent.payment_method : null;
  if (isHeld(intent)) {
    const card = readCard(method);
    if (!method || !card) throw new Error("a held check without a card");
    const stripeCustomer = typeof intent.customer === "string" ? intent.customer : "";
    const by = paidBy(method);
    await inTransaction(async (tx) => {
      const end = { state: "succeeded", card, method: by, lookInSeconds: untilReleased } as const;
      if (!(await movePayment(tx, attempt, unsettledStates, end))) return;
      // Told of once more, it leaves a newer card alone.
      await writeOrderCard(tx, request, { stripeCustomer, paymentMethod: method.id, shown: card });
    });
    await release(access, attempt, intent);
    return { state: "verified", method: by, card };
  }
  if (intent.status === "requires_action") return { state: "action" };
  if (intent.status === "canceled") {
    await movePayment(pool(), attempt, unsettledStates, {
      ...{ state: "canceled", lookInSeconds: null },
    });
    return { state: "open" };
  }
  if (!intent.last_payment_error) return { state: "open" };
  const refusal = explainRefusal(intent.last_payment_error);
  return { state: "failed", message: refusal.message };
}

/**
 * Looks up what came of a card's check, and gives the hold back where it is there. Doing it again is
 * harmless. Throws `unavailable` while Stripe does not answer.
 */
export async function finishCardCheck(request: CheckedRequest): Promise<CheckState> {
  const all = await readPayments(request, "check");
  const attempt = all.findLast(({ intentId }) => intentId !== null);
  if (!attempt) return { state: "open" };
  if (attempt.state === "succeeded" && attempt.card) {
    return { state: "verified", method: attempt.method as PaidBy, card: attempt.card };
  }
  const access = await requireStripe(request.siteId);
  return asking(() => finish(access, request, attempt));
}

/** Seconds until a check that nobody has finished is looked at again; null when nobody will. */
const nextLook = ({ tries }: PaymentRow) => (tries < 12 ? Math.min(7200, 60 * 2 ** tries) : null);

/** What the worker does with a check whose page has not come back: looks it up, and gives holds back. */
export async function workOnCheck(
  access: StripeAccess | null,
  payment: PaymentRow,
): Promise<CheckState> {
  if (!access || !payment.intentId) {
    await lookAgain(payment, null);
    return { state: "open" };
  }
  const { stripe } = access;
  const request = { siteId: payment.siteId, id: payment.orderId };
  try {
    const state = await finish(access, request, payment);
    const isOpen = state.state !== "verified" && isUnsettled(payment);
    // The release of a hold that did not succeed has its own time, and is looked at by then.
    if (state.state !== "verified") await lookAgain(payment, isOpen ? nextLook(payment) : null);
    if (isOpen && nextLook(payment) === null) await stripe.paymentIntents.cancel(payment.intentId);
    return state;
  } catch (error) {
    log.warn("a card check could not be looked up", { payment: payment.id, error });
    await lookAgain(payment, 60);
    return { state: "open" };
  }
}
