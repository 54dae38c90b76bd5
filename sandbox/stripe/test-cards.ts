/** How a test card behaves, as docs.stripe.com/testing says. */
export interface TestCard {
  brand: string;
  last4: string;
  /** What the bank says each time. */
  declines?: { code: string; decline_code?: string };
  /** Confirmation by the cardholder: each time, or only while there is no agreement on file. */
  asks?: "always" | "unless_set_up";
  /** Passes the check, and is refused when it is charged later. */
  declinesLater?: { code: string; decline_code?: string };
  disputed?: boolean;
  refund?: "pending" | "failed";
}

const declined = (decline_code: string) => ({ code: "card_declined", decline_code });
const visa = (last4: string, more: Omit<TestCard, "brand" | "last4"> = {}): TestCard => ({
  ...{ brand: "visa", last4 },
  ...more,
});

const byNumber: Record<string, TestCard> = {
  "4242424242424242": visa("4242"),
  "4000056655665556": visa("5556"),
  "5555555555554444": { brand: "mastercard", last4: "4444" },
  "2223003122003222": { brand: "mastercard", last4: "3222" },
  "378282246310005": { brand: "amex", last4: "0005" },
  "6011111111111117": { brand: "discover", last4: "1117" },
  "3056930009020004": { brand: "diners", last4: "0004" },
  "3566002020360505": { brand: "jcb", last4: "0505" },
  "6200000000000005": { brand: "unionpay", last4: "0005" },
  "4000000000000002": visa("0002", { declines: declined("generic_decline") }),
  "4000000000009995": visa("9995", { declines: declined("insufficient_funds") }),
  "4000000000009987": visa("9987", { declines: declined("lost_card") }),
  "4000000000009979": visa("9979", { declines: declined("stolen_card") }),
  "4000000000000069": visa("0069", {
    declines: { code: "expired_card", decline_code: "expired_card" },
  }),
  "4000000000000127": visa("0127", {
    declines: { code: "incorrect_cvc", decline_code: "incorrect_cvc" },
  }),
  "4000000000000119": visa("0119", {
    declines: { code: "processing_error", decline_code: "processing_error" },
  }),
  "4000000000000341": visa("0341", { declinesLater: declined("generic_decline") }),
  "4000002760003184": visa("3184", { asks: "always" }),
  "4000002500003155": visa("3155", { asks: "unless_set_up" }),
  "4000008260003178": visa("3178", { asks: "always", declines: declined("insufficient_funds") }),
  "4000000000000259": visa("0259", { disputed: true }),
  "4000000000007726": visa("7726", { refund: "pending" }),
  "4000000000005126": visa("5126", { refund: "failed" }),
};

const names: Record<string, string> = {
  pm_card_visa: "4242424242424242",
  pm_card_visa_debit: "4000056655665556",
  pm_card_mastercard: "5555555555554444",
  pm_card_amex: "378282246310005",
  pm_card_discover: "6011111111111117",
  pm_card_diners: "3056930009020004",
  pm_card_jcb: "3566002020360505",
  pm_card_unionpay: "6200000000000005",
  pm_card_visa_chargeDeclined: "4000000000000002",
  pm_card_chargeDeclined: "4000000000000002",
  pm_card_visa_chargeDeclinedInsufficientFunds: "4000000000009995",
  pm_card_chargeDeclinedInsufficientFunds: "4000000000009995",
  pm_card_visa_chargeDeclinedLostCard: "4000000000009987",
  pm_card_visa_chargeDeclinedStolenCard: "4000000000009979",
  pm_card_chargeDeclinedExpiredCard: "4000000000000069",
  pm_card_chargeDeclinedIncorrectCvc: "4000000000000127",
  pm_card_chargeDeclinedProcessingError: "4000000000000119",
  pm_card_chargeCustomerFail: "4000000000000341",
  pm_card_authenticationRequired: "4000002760003184",
  pm_card_threeDSecure2Required: "4000002760003184",
  pm_card_createDispute: "4000000000000259",
  pm_card_pendingRefund: "4000000000007726",
  pm_card_refundFail: "4000000000005126",
};

/** The number behind a published name such as `pm_card_visa`; undefined for others. */
export const numberOf = (name: string): string | undefined =>
  Object.hasOwn(names, name) ? names[name] : undefined;

/** The card of a test number; undefined for one that is none. */
export const testCard = (number: string): TestCard | undefined => {
  const bare = number.replace(/\D/g, "");
  return Object.hasOwn(byNumber, bare) ? byNumber[bare] : undefined;
};
