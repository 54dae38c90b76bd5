/** Why a card was refused: Stripe's code for it, and the reason in plain words. */
export interface CardRefusal {
  code: string;
  message: string;
}

// docs.stripe.com/declines/codes, in our own words. What a bank wants kept from the cardholder (lost, stolen,
// fraud) is told as a plain refusal: the creator reads the same.
const reasons: Record<string, string> = {
  authentication_required: "The bank wants the cardholder to confirm the payment.",
  authentication_not_handled: "The bank wants the cardholder to confirm the payment.",
  payment_intent_authentication_failure: "The cardholder did not confirm the payment.",
  approve_with_id: "The bank could not be reached.",
  call_issuer: "The bank refused without a reason. The cardholder can ask it.",
  card_not_supported: "The card does not allow this kind of payment.",
  card_velocity_exceeded: "The card has reached a limit.",
  currency_not_supported: "The card does not take this currency.",
  do_not_honor: "The bank refused without a reason. The cardholder can ask it.",
  expired_card: "The card has expired.",
  generic_decline: "The bank refused without a reason. The cardholder can ask it.",
  incorrect_cvc: "The security code is wrong.",
  incorrect_number: "The card number is wrong.",
  incorrect_zip: "The postcode is not that of the card.",
  insufficient_funds: "There is not enough money on the card.",
  invalid_account: "The account of the card is not valid.",
  invalid_expiry_month: "The expiration date is wrong.",
  invalid_expiry_year: "The expiration date is wrong.",
  issuer_not_available: "The bank could not be reached.",
  new_account_information_available: "The card has been replaced by a new one.",
  processing_error: "An error happened at the bank. Trying again may work.",
  reenter_transaction: "An error happened at the bank. Trying again may work.",
  transaction_not_allowed: "The card does not allow this kind of payment.",
  try_again_later: "The bank refused for the moment. Trying again later may work.",
  withdrawal_count_limit_exceeded: "The card has reached a limit.",
};

/** The reason in plain words; Stripe's own where there is none for its code. */
export function explainRefusal(told: {
  code?: string | null | undefined;
  decline_code?: string | null | undefined;
}): CardRefusal {
  const { code, decline_code: declined } = told;
  const known = [declined, code].find((one) => one && Object.hasOwn(reasons, one));
  return {
    code: declined || code || "card_declined",
    message: (known && reasons[known]) || "The bank refused the card.",
  };
}
