import type { Bank } from "../bank";
import { isCardNumber, numberOf, type TestCard, testCard } from "../cards/test-cards";
import { type CardDetails, newMethod } from "../objects/payment-method";
import { ApiError, missing, refused } from "../protocol/api-error";
import type { Kept } from "../store";

const notForTests: TestCard = {
  ...{ brand: "visa", last4: "0000", country: "US", funding: "credit" },
  declines: { code: "card_declined", decline_code: "test_mode_live_card" },
};

/** How the card behind a payment method behaves. */
export function cardOf({ store }: Bank, methodId: string): TestCard {
  const number = store.find(methodId)?.stand_in_number as string | undefined;
  return testCard(number ?? "4242424242424242") ?? notForTests;
}

const cardError = (code: string, message: string, param: string) =>
  new ApiError(402, { ...{ type: "card_error", code, message, param } }, true);

/** Throws what Stripe answers to a card that cannot be one. */
function checkCard(bank: Bank, number: string, details: CardDetails, cvc: string | undefined) {
  if (!isCardNumber(number)) {
    throw cardError("incorrect_number", "Your card number is incorrect.", "number");
  }
  const { exp_month: month, exp_year: year } = details;
  const today = new Date(bank.now() * 1000);
  if (!(month >= 1 && month <= 12)) {
    const message = "Your card's expiration month is invalid.";
    throw cardError("invalid_expiry_month", message, "exp_month");
  }
  if (year < today.getUTCFullYear() || year > today.getUTCFullYear() + 50) {
    const message = "Your card's expiration year is invalid.";
    throw cardError("invalid_expiry_year", message, "exp_year");
  }
  if (year === today.getUTCFullYear() && month < today.getUTCMonth() + 1) {
    const message = "Your card's expiration month is invalid.";
    throw cardError("invalid_expiry_month", message, "exp_month");
  }
  if (cvc !== undefined && !/^\d{3,4}$/.test(cvc)) {
    throw cardError("invalid_cvc", "Your card's security code is invalid.", "cvc");
  }
}

export interface GivenCard extends Partial<CardDetails> {
  number: string;
  cvc?: string;
}

/** A payment method for a card. Throws what Stripe answers to one that cannot be one. */
export function makeMethod(bank: Bank, given: GivenCard): Kept {
  const number = given.number.replace(/\D/g, "");
  const year = given.exp_year ?? new Date(bank.now() * 1000).getUTCFullYear() + 3;
  const details = {
    ...{ exp_month: given.exp_month ?? 12, exp_year: year < 100 ? 2000 + year : year },
    ...(given.wallet ? { wallet: given.wallet } : {}),
    ...(given.billing ? { billing: given.billing } : {}),
  };
  checkCard(bank, number, details, given.cvc);
  const card = testCard(number) ?? { ...notForTests, last4: number.slice(-4) };
  return bank.store.save(newMethod(bank.now(), number, card, details));
}

/** The payment method of an id or of a published name. Throws what Stripe answers where there is none. */
export function findMethod(bank: Bank, id: string, param = "payment_method", status = 400): Kept {
  const number = numberOf(id);
  if (number) return makeMethod(bank, { number });
  const found = bank.store.find(id);
  if (found?.object === "payment_method") return found;
  throw missing("PaymentMethod", id, param, status);
}

/** Throws where a method is another customer's, or has been used up. */
export function checkOwner(method: Kept, customer: unknown) {
  if (method.customer) {
    if (method.customer === customer) return;
    const message = customer
      ? "The customer does not have a payment method with the ID " +
        `${method.id}. The payment method must be attached to the customer.`
      : `The payment method ${method.id} belongs to the customer ${method.customer}. Please include the customer in the \`customer\` parameter.`;
    throw refused(message, { param: "payment_method" });
  }
  if (!method.stand_in_spent) return;
  throw refused(
    "The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment, shared with a connected account without Customer attachment, or was detached from a Customer. It may not be used again. To use a PaymentMethod multiple times, you must attach it to a Customer first.",
    { param: "payment_method" },
  );
}

/** Keeps a method for a customer. */
export function attach(bank: Bank, method: Kept, customer: string): Kept {
  if (method.customer === customer) return method;
  const next = bank.store.save({ ...method, customer });
  bank.tell("payment_method.attached", next);
  return next;
}
