import { ApiError, invalidRequest } from "./api-error";
import {
  balanceTransactionOf,
  chargeOf,
  disputeOf,
  feeOf,
  paymentMethodOf,
  refundOf,
} from "./make-objects";
import type { Kept, Store } from "./store";
import { numberOf, type TestCard, testCard } from "./test-cards";

/** What the parts of the stand-in share. Times are Unix seconds. */
export interface Bank {
  store: Store;
  now: () => number;
  /** Tells whoever listens that something happened to an object. */
  tell: (type: string, object: Kept) => void;
}

/** How the card behind a payment method behaves. */
export function cardOf({ store }: Bank, methodId: string): TestCard {
  const number = store.find(methodId)?.stand_in_number as string | undefined;
  return testCard(number ?? "4242424242424242") as TestCard;
}

/** A payment method for a number, or for a published name such as `pm_card_visa`; undefined for neither. */
export function makeMethod(
  bank: Bank,
  given: { number: string; exp_month?: number; exp_year?: number; wallet?: string | null },
): Kept {
  const number = given.number.replace(/\D/g, "");
  const card = testCard(number);
  if (!card) {
    throw new ApiError(402, {
      ...{ type: "card_error", code: "incorrect_number", param: "number" },
      message: "Your card number is incorrect.",
    });
  }
  const year = new Date(bank.now() * 1000).getUTCFullYear();
  const method = paymentMethodOf(bank.now(), card, {
    ...{ exp_month: given.exp_month ?? 12, exp_year: given.exp_year ?? year + 3 },
    wallet: given.wallet ?? null,
  });
  return bank.store.save({ ...method, stand_in_number: number });
}

/** The payment method of an id or of a published name. Throws what Stripe answers where there is none. */
export function findMethod(bank: Bank, id: string, param = "payment_method"): Kept {
  const number = numberOf(id);
  if (number) return makeMethod(bank, { number });
  const found = bank.store.find(id);
  if (found?.object !== "payment_method") {
    throw invalidRequest(`No such PaymentMethod: '${id}'`, { code: "resource_missing", param });
  }
  return found;
}

const shownIntent = (intent: Kept) => intent;

function decline(
  bank: Bank,
  intent: Kept,
  method: Kept,
  why: { code: string; decline_code?: string },
  message: string,
): never {
  const charge = bank.store.save(
    chargeOf(bank.now(), intent, method, {
      ...{ status: "failed", paid: false, failure_code: why.code, failure_message: message },
      outcome: {
        ...{
          advice_code: "try_again_later",
          network_advice_code: null,
          network_decline_code: "05",
        },
        ...{ network_status: "declined_by_network", reason: why.decline_code ?? why.code },
        ...{ risk_level: "normal", risk_score: 12, type: "issuer_declined" },
        seller_message: "The bank did not return any further details with this decline.",
      },
    }),
  );
  const error = {
    ...{ type: "card_error", code: why.code, message, charge: charge.id },
    ...(why.decline_code ? { decline_code: why.decline_code } : {}),
    ...{ doc_url: `https://stripe.com/docs/error-codes/${why.code.replaceAll("_", "-")}` },
    payment_method: method,
  };
  const { charge: _, ...kept } = error;
  const failed = bank.store.save({
    ...intent,
    ...{ status: "requires_payment_method", payment_method: null, latest_charge: charge.id },
    ...{ last_payment_error: { ...kept, charge: charge.id }, next_action: null },
  });
  bank.tell("payment_intent.payment_failed", failed);
  bank.tell("charge.failed", charge);
  throw new ApiError(402, { ...error, payment_intent: shownIntent(failed) }, true);
}

function enterBalance(bank: Bank, charge: Kept, amount: number): Kept {
  const fee = feeOf(amount);
  const money = { amount, currency: charge.currency, fee, source: charge.id, type: "charge" };
  const entry = bank.store.save(balanceTransactionOf(bank.now(), money));
  return bank.store.save({
    ...charge,
    ...{ balance_transaction: entry.id, captured: true, amount_captured: amount },
  });
}

/** The bank agrees: authorised, or taken. */
export function authorise(bank: Bank, intent: Kept, method: Kept): Kept {
  const { store } = bank;
  const card = cardOf(bank, method.id);
  let charge = store.save(chargeOf(bank.now(), intent, method, {}));
  const isHold = intent.capture_method === "manual";
  if (!isHold) charge = enterBalance(bank, charge, intent.amount as number);
  if (intent.customer && intent.setup_future_usage) {
    store.save({ ...method, customer: intent.customer, stand_in_set_up: true });
  }
  const next = store.save({
    ...intent,
    ...{ payment_method: method.id, latest_charge: charge.id, last_payment_error: null },
    ...{ next_action: null, status: isHold ? "requires_capture" : "succeeded" },
    ...{
      amount_capturable: isHold ? intent.amount : 0,
      amount_received: isHold ? 0 : intent.amount,
    },
  });
  bank.tell(isHold ? "payment_intent.amount_capturable_updated" : "payment_intent.succeeded", next);
  bank.tell("charge.succeeded", charge);
  if (card.disputed && !isHold) openDispute(bank, charge);
  return next;
}

export function openDispute(bank: Bank, charge: Kept): Kept {
  const dispute = bank.store.save(disputeOf(bank.now(), charge));
  bank.store.save({ ...charge, disputed: true });
  bank.tell("charge.dispute.created", dispute);
  return dispute;
}

/** Asks the bank for the money of an intent. Throws the refusal that Stripe answers with. */
export function confirmIntent(
  bank: Bank,
  given: Kept,
  method: Kept,
  { offSession, isAuthenticated = false }: { offSession: boolean; isAuthenticated?: boolean },
): Kept {
  const confirmable = ["requires_payment_method", "requires_confirmation", "requires_action"];
  if (!confirmable.includes(given.status as string)) {
    throw invalidRequest(
      `This PaymentIntent's status is ${given.status}, and it could not be confirmed: only one that is ${confirmable.join(", ")} can be.`,
      { code: "payment_intent_unexpected_state", payment_intent: given },
    );
  }
  if (method.customer && method.customer !== given.customer) {
    throw invalidRequest(
      "The provided PaymentMethod cannot be attached. To reuse a PaymentMethod, you must attach it to a Customer first.",
      { param: "payment_method" },
    );
  }
  const card = cardOf(bank, method.id);
  const isKept = method.stand_in_set_up === true;
  const asks = card.asks === "always" || (card.asks === "unless_set_up" && !isKept);
  if (asks && !isAuthenticated) {
    if (offSession) {
      decline(
        bank,
        given,
        method,
        { code: "authentication_required", decline_code: "authentication_required" },
        "Your card was declined. This transaction requires authentication.",
      );
    }
    const waiting = bank.store.save({
      ...given,
      ...{ payment_method: method.id, status: "requires_action", last_payment_error: null },
      next_action: {
        type: "use_stripe_sdk",
        use_stripe_sdk: { type: "three_d_secure_redirect", stripe_js: `/3ds/${given.id}` },
      },
    });
    bank.tell("payment_intent.requires_action", waiting);
    return waiting;
  }
  if (card.declines) decline(bank, given, method, card.declines, "Your card was declined.");
  if (card.declinesLater && isKept) {
    decline(bank, given, method, card.declinesLater, "Your card was declined.");
  }
  return authorise(bank, given, method);
}

/** What the cardholder says on the page of their bank. */
export function answerChallenge(bank: Bank, intent: Kept, isConfirmed: boolean): Kept {
  if (intent.status !== "requires_action") return intent;
  const method = findMethod(bank, intent.payment_method as string);
  try {
    if (isConfirmed) {
      return confirmIntent(bank, intent, method, { offSession: false, isAuthenticated: true });
    }
    const message =
      "We are unable to authenticate your payment method. Please choose a different payment method and try again.";
    decline(bank, intent, method, { code: "payment_intent_authentication_failure" }, message);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
  }
  return bank.store.find(intent.id) as Kept;
}

export function captureIntent(bank: Bank, intent: Kept, amount: number): Kept {
  const charge = bank.store.find(intent.latest_charge as string) as Kept;
  const taken = enterBalance(bank, charge, amount);
  const next = bank.store.save({
    ...{ ...intent, status: "succeeded", amount_capturable: 0, amount_received: amount },
  });
  bank.tell("charge.captured", taken);
  bank.tell("payment_intent.succeeded", next);
  return next;
}

const cancelable = [
  "requires_payment_method",
  "requires_capture",
  "requires_confirmation",
  "requires_action",
];

export function cancelIntent(bank: Bank, intent: Kept, reason: string | null): Kept {
  if (!cancelable.includes(intent.status as string)) {
    throw invalidRequest(
      `You cannot cancel this PaymentIntent because it has a status of ${intent.status}.`,
      { code: "payment_intent_unexpected_state", payment_intent: intent },
    );
  }
  const next = bank.store.save({
    ...{ ...intent, status: "canceled", canceled_at: bank.now(), cancellation_reason: reason },
    ...{ amount_capturable: 0, next_action: null },
  });
  bank.tell("payment_intent.canceled", next);
  return next;
}

/** Gives money of a charge back. Throws what Stripe answers where more is asked for than is left. */
export function refundCharge(
  bank: Bank,
  charge: Kept,
  given: { amount: number | undefined; reason: string | null; metadata: Record<string, unknown> },
): Kept {
  const { store } = bank;
  const left = (charge.amount_captured as number) - (charge.amount_refunded as number);
  if (left <= 0) {
    throw invalidRequest(`Charge ${charge.id} has already been refunded.`, {
      code: "charge_already_refunded",
    });
  }
  const amount = given.amount ?? left;
  if (amount > left) {
    throw invalidRequest(
      `Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`,
      { param: "amount" },
    );
  }
  const card = cardOf(bank, charge.payment_method as string);
  const refund = store.save(
    refundOf(bank.now(), {
      ...{ amount, charge: charge.id, currency: charge.currency, metadata: given.metadata },
      ...{ payment_intent: charge.payment_intent, reason: given.reason },
      status: card.refund === "pending" ? "pending" : "succeeded",
    }),
  );
  const refunded = (charge.amount_refunded as number) + amount;
  const next = store.save({
    ...{ ...charge, amount_refunded: refunded, refunded: refunded === charge.amount_captured },
  });
  bank.tell("refund.created", refund);
  bank.tell("charge.refunded", next);
  if (card.refund === "failed") return failRefund(bank, refund);
  return refund;
}

export function failRefund(bank: Bank, refund: Kept): Kept {
  const charge = bank.store.find(refund.charge as string) as Kept;
  const refunded = (charge.amount_refunded as number) - (refund.amount as number);
  bank.store.save({ ...charge, amount_refunded: refunded, refunded: false });
  const failed = bank.store.save({
    ...{ ...refund, status: "failed", failure_reason: "expired_or_canceled_card" },
  });
  bank.tell("refund.failed", failed);
  return failed;
}
