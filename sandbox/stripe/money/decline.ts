import type { Bank } from "../bank";
import type { Refusal } from "../cards/test-cards";
import { adviceOf, newCharge } from "../objects/charge";
import { ApiError } from "../protocol/api-error";
import { shown } from "../protocol/expand";
import type { Kept } from "../store";
import { cardOf } from "./find-method";

const messages: Record<string, string> = {
  insufficient_funds: "Your card has insufficient funds.",
  expired_card: "Your card has expired.",
  incorrect_cvc: "Your card's security code is incorrect.",
  processing_error: "An error occurred while processing your card. Try again in a little bit.",
  authentication_required: "Your card was declined. This transaction requires authentication.",
  card_velocity_exceeded:
    "Your card was declined for making repeated attempts too frequently or exceeding its amount limit.",
  test_mode_live_card:
    "Your card was declined. Your request was in test mode, but used a non test (live) card. For a list of valid test cards, visit: https://stripe.com/docs/testing.",
  payment_intent_authentication_failure:
    "We are unable to authenticate your payment method. Please choose a different payment method and try again.",
  setup_intent_authentication_failure:
    "We are unable to authenticate your payment method. Please choose a different payment method and try again.",
};
const params: Record<string, string> = { expired_card: "exp_month", incorrect_cvc: "cvc" };

export const messageOf = (why: Refusal): string =>
  messages[why.decline_code ?? ""] ?? messages[why.code] ?? "Your card was declined.";

/** What is told of a refusal, at the answer and at the object that it happened to. */
export function refusalFields(why: Refusal, method: Kept) {
  const isAuthentication = /authentication_failure$/.test(why.code);
  return {
    type: isAuthentication ? ("invalid_request_error" as const) : ("card_error" as const),
    code: why.code,
    message: messageOf(why),
    ...(why.decline_code ? { decline_code: why.decline_code } : {}),
    ...(isAuthentication ? {} : { advice_code: adviceOf(why) }),
    ...(params[why.code] ? { param: params[why.code] } : {}),
    doc_url: `https://stripe.com/docs/error-codes/${why.code.replaceAll("_", "-")}`,
    payment_method: shown(method),
  };
}

export interface Attempt {
  bank: Bank;
  intent: Kept;
  method: Kept;
  isAuthenticated: boolean;
}

/** Writes down that the bank said no. Returns what Stripe answers with. */
export function decline(
  { bank, intent, method, isAuthenticated }: Attempt,
  why: Refusal,
): ApiError {
  const { store } = bank;
  const fields = refusalFields(why, method);
  // Without the cardholder's word the bank was never asked.
  const wasAsked = why.code !== "payment_intent_authentication_failure";
  const tried = { now: bank.now(), intent, method, card: cardOf(bank, method.id), isAuthenticated };
  const charge = wasAsked
    ? store.save(newCharge(tried, { ...why, message: fields.message }))
    : undefined;
  const told = { ...fields, ...(charge ? { charge: charge.id } : {}) };
  const failed = store.save({
    ...intent,
    ...{ status: "requires_payment_method", payment_method: null, next_action: null },
    latest_charge: charge?.id ?? intent.latest_charge,
    last_payment_error: told,
  });
  if (charge) bank.tell("charge.failed", charge);
  bank.tell("payment_intent.payment_failed", failed);
  return new ApiError(402, { ...told, payment_intent: shown(failed) }, true);
}
