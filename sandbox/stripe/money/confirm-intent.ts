import type { Bank } from "../bank";
import type { TestCard } from "../cards/test-cards";
import { newCharge } from "../objects/charge";
import { ApiError, refused } from "../protocol/api-error";
import { shown } from "../protocol/expand";
import { type Kept, randomId } from "../store";
import { type Attempt, decline } from "./decline";
import { openDispute } from "./dispute-charge";
import { enterCharge } from "./enter-balance";
import { attach, cardOf, checkOwner, findMethod } from "./find-method";

/** Seconds after which a hold is given back by itself. */
const holdSeconds = 7 * 86_400;
/** Seconds until what was taken is in the balance, where nobody waits for it. */
const untilEntered = 1;

/** What is kept with a card that may be charged later: the cardholder agreed to it. */
export function keepForLater(bank: Bank, method: Kept, customer: unknown): Kept {
  if (typeof customer !== "string") return method;
  const agreed = bank.store.save({ ...method, stand_in_set_up: true });
  return attach(bank, agreed, customer);
}

/** The bank agrees: authorised, or taken. */
function authorise({ bank, intent, method, isAuthenticated }: Attempt): Kept {
  const { store } = bank;
  const card = cardOf(bank, method.id);
  const isHold = intent.capture_method === "manual";
  const tried = { now: bank.now(), intent, method, card, isAuthenticated };
  let charge = store.save(newCharge(tried));
  if (!isHold) {
    charge = store.save({ ...charge, captured: true, amount_captured: charge.amount });
    if (intent.capture_method === "automatic") charge = enterCharge(bank, charge);
    else bank.later(untilEntered, "balance_arrives", charge.id);
  }
  const checks = { address_line1_check: null, address_postal_code_check: null };
  const checked = store.save({
    ...method,
    card: {
      ...(method.card as object),
      checks: { ...checks, cvc_check: card.cvcFails ? "fail" : "pass" },
    },
    ...(method.customer || (intent.setup_future_usage && intent.customer)
      ? {}
      : { stand_in_spent: true }),
  });
  if (intent.setup_future_usage) keepForLater(bank, checked, intent.customer);
  const next = store.save({
    ...intent,
    ...{ payment_method: method.id, latest_charge: charge.id, last_payment_error: null },
    ...{ next_action: null, status: isHold ? "requires_capture" : "succeeded" },
    amount_capturable: isHold ? intent.amount : 0,
    amount_received: isHold ? 0 : intent.amount,
  });
  bank.tell("charge.succeeded", charge);
  bank.tell(isHold ? "payment_intent.amount_capturable_updated" : "payment_intent.succeeded", next);
  if (isHold) bank.later(holdSeconds, "hold_ends", next.id);
  if (card.disputed && !isHold) openDispute(bank, charge, card.disputed);
  return next;
}

export interface How {
  offSession?: boolean;
  isAuthenticated?: boolean;
  /** A payment that the cardholder would have to confirm fails instead. */
  failsOnAction?: boolean;
  returnUrl?: string | null;
  /** Stripe.js shows the bank's page itself. */
  usesSdk?: boolean;
}

const confirmable = ["requires_payment_method", "requires_confirmation", "requires_action"];

export const unexpectedState = (intent: Kept, message: string) =>
  refused(message, {
    ...{ code: "payment_intent_unexpected_state", payment_intent: shown(intent) },
  });

const needsAction = (method: Kept, card: TestCard) =>
  card.asks === "always" || (card.asks === "unless_set_up" && method.stand_in_set_up !== true);

/** What the browser has to do next. */
export function nextAction(bank: Bank, intent: Kept, { returnUrl, usesSdk }: How) {
  const page = `${bank.url()}/3ds/${intent.id}?client_secret=${intent.client_secret}`;
  if (returnUrl && !usesSdk) {
    return { type: "redirect_to_url", redirect_to_url: { url: page, return_url: returnUrl } };
  }
  return {
    type: "use_stripe_sdk",
    use_stripe_sdk: {
      ...{ type: "three_d_secure_redirect", stripe_js: page, source: `src_1${randomId(23)}` },
    },
  };
}

const notHandled = {
  type: "card_error" as const,
  code: "authentication_required",
  decline_code: "authentication_not_handled",
  message:
    "This payment required an authentication action to complete, but `error_on_requires_action` was set. When you're ready, you can upgrade your integration to handle actions at https://stripe.com/docs/payments/payment-intents/upgrade-to-handle-actions.",
};

/**
 * Asks the bank for the money of an intent, or the cardholder for their word first. Throws the refusal that
 * Stripe answers with.
 */
export function confirmIntent(bank: Bank, given: Kept, method: Kept, how: How): Kept {
  if (!confirmable.includes(given.status as string)) {
    const why =
      given.status === "succeeded"
        ? "You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed."
        : `You cannot confirm this PaymentIntent because it has a status of ${given.status}. Only a PaymentIntent with one of the following statuses may be confirmed: requires_confirmation, requires_action.`;
    throw unexpectedState(given, why);
  }
  checkOwner(method, given.customer);
  const card = cardOf(bank, method.id);
  const isAuthenticated = how.isAuthenticated === true;
  const attempt: Attempt = { bank, intent: given, method, isAuthenticated };
  if (!isAuthenticated && needsAction(method, card)) {
    if (how.offSession) {
      const code = "authentication_required";
      throw decline(attempt, { code, decline_code: code });
    }
    if (how.failsOnAction) {
      const told = { ...notHandled, payment_method: shown(method) };
      const failed = bank.store.save({
        ...{ ...given, status: "requires_payment_method", payment_method: null },
        ...{ next_action: null, last_payment_error: told },
      });
      bank.tell("payment_intent.payment_failed", failed);
      throw new ApiError(402, { ...told, payment_intent: shown(failed) }, true);
    }
    const waiting = bank.store.save({
      ...given,
      ...{ payment_method: method.id, status: "requires_action", last_payment_error: null },
      next_action: nextAction(bank, given, how),
    });
    bank.tell("payment_intent.requires_action", waiting);
    return waiting;
  }
  if (card.declines) throw decline(attempt, card.declines);
  if (card.declinesLater && (method.customer || method.stand_in_set_up)) {
    throw decline(attempt, card.declinesLater);
  }
  return authorise(attempt);
}

/** What the cardholder says on the page of their bank. */
export function answerChallenge(bank: Bank, intent: Kept, isConfirmed: boolean): Kept {
  if (intent.status !== "requires_action") return intent;
  const method = findMethod(bank, intent.payment_method as string);
  try {
    if (isConfirmed) return confirmIntent(bank, intent, method, { isAuthenticated: true });
    const code = "payment_intent_authentication_failure";
    decline({ bank, intent, method, isAuthenticated: false }, { code });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
  }
  return bank.store.find(intent.id) as Kept;
}
