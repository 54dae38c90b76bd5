/** Why a bank says no. */
export interface Refusal {
  code: string;
  decline_code?: string;
}

/** How a test card behaves, as docs.stripe.com/testing says. */
export interface TestCard {
  brand: string;
  last4: string;
  country: string;
  funding: "credit" | "debit" | "prepaid";
  /** What the bank says each time. */
  declines?: Refusal;
  /** Confirmation by the cardholder: each time, only while there is no agreement on file, or never. */
  asks?: "always" | "unless_set_up";
  /** Passes the check, and is refused when it is charged later. */
  declinesLater?: Refusal;
  /** What becomes of a payment by itself. */
  disputed?: "fraudulent" | "product_not_received" | "warning";
  refund?: "pending" | "failed";
  /** The check of the security code does not pass. */
  cvcFails?: boolean;
  risk?: "elevated" | "highest";
  /** The money is there at once. */
  available?: boolean;
}

type More = Partial<Omit<TestCard, "last4">>;
const cards = new Map<string, TestCard>();
const add = (number: string, more: More = {}) => {
  const last4 = number.slice(-4);
  cards.set(number, { brand: "visa", country: "US", funding: "credit", ...more, last4 });
};
const declined = (decline_code: string): Refusal => ({ code: "card_declined", decline_code });

// Brands.
add("4242424242424242");
add("4000056655665556", { funding: "debit" });
add("5555555555554444", { brand: "mastercard" });
add("2223003122003222", { brand: "mastercard" });
add("5200828282828210", { brand: "mastercard", funding: "debit" });
add("5105105105105100", { brand: "mastercard", funding: "prepaid" });
add("378282246310005", { brand: "amex" });
add("371449635398431", { brand: "amex" });
add("6011111111111117", { brand: "discover" });
add("6011000990139424", { brand: "discover" });
add("6011981111111113", { brand: "discover", funding: "debit" });
add("3056930009020004", { brand: "diners" });
add("36227206271667", { brand: "diners" });
add("3566002020360505", { brand: "jcb", country: "JP" });
add("6200000000000005", { brand: "unionpay", country: "CN" });
add("6200000000000047", { brand: "unionpay", country: "CN", funding: "debit" });

// Declines.
add("4000000000000002", { declines: declined("generic_decline") });
add("4000000000009995", { declines: declined("insufficient_funds") });
add("4000000000009987", { declines: declined("lost_card") });
add("4000000000009979", { declines: declined("stolen_card") });
add("4000000000006975", { declines: declined("card_velocity_exceeded") });
add("4000000000000069", { declines: { code: "expired_card" } });
add("4000000000000127", { declines: { code: "incorrect_cvc" } });
add("4000000000000119", { declines: { code: "processing_error" } });
add("4000000000000341", { declinesLater: declined("generic_decline") });

// Fraud.
add("4100000000000019", { declines: declined("fraudulent"), risk: "highest" });
add("4000000000004954", { risk: "highest" });
add("4000000000009235", { risk: "elevated" });
add("4000000000000101", { cvcFails: true });

// Disputes, refunds, balance.
add("4000000000000259", { disputed: "fraudulent" });
add("4000000000002685", { disputed: "product_not_received" });
add("4000000000001976", { disputed: "warning" });
add("4000000000007726", { refund: "pending" });
add("4000000000005126", { refund: "failed" });
add("4000000000000077", { available: true });
add("4000003720000278", { available: true, country: "IE" });

// 3-D Secure.
add("4000002500003155", { asks: "unless_set_up", country: "FR" });
add("4000002760003184", { asks: "always", country: "DE" });
add("4000003800000446", { asks: "unless_set_up", country: "IT" });
add("4000008260003178", {
  asks: "always",
  declines: declined("insufficient_funds"),
  country: "GB",
});
add("4000000000003220", { asks: "always" });
add("4000000000003063", { asks: "always" });
add("4000008400001629", { asks: "always", declines: declined("generic_decline") });
add("4000008400001280", { asks: "always", declines: { code: "processing_error" } });
add("4000000000003055");
add("4000000000003097");

// Countries.
const countries: Record<string, string> = {
  ...{
    AR: "4000000320000021",
    BR: "4000000760000002",
    CA: "4000001240000000",
    CL: "4000001520000001",
  },
  ...{
    CO: "4000001700000003",
    CR: "4000001880000005",
    EC: "4000002180000000",
    MX: "4000004840008001",
  },
  ...{
    PA: "4000005910000000",
    PY: "4000006000000066",
    PE: "4000006040000068",
    UY: "4000008580000003",
  },
  ...{
    AE: "4000007840000001",
    AT: "4000000400000008",
    BE: "4000000560000004",
    BG: "4000001000000000",
  },
  ...{
    BY: "4000001120000005",
    HR: "4000001910000009",
    CY: "4000001960000008",
    CZ: "4000002030000002",
  },
  ...{
    DK: "4000002080000001",
    EE: "4000002330000009",
    FI: "4000002460000001",
    FR: "4000002500000003",
  },
  ...{
    DE: "4000002760000016",
    GI: "4000002920000005",
    GR: "4000003000000030",
    HU: "4000003480000005",
  },
  ...{
    IE: "4000003720000005",
    IT: "4000003800000008",
    LV: "4000004280000005",
    LI: "4000004380000004",
  },
  ...{
    LT: "4000004400000000",
    LU: "4000004420000006",
    MT: "4000004700000007",
    NL: "4000005280000002",
  },
  ...{
    NO: "4000005780000007",
    PL: "4000006160000005",
    PT: "4000006200000007",
    RO: "4000006420000001",
  },
  ...{
    SA: "4000006820000007",
    SI: "4000007050000006",
    SK: "4000007030000001",
    ES: "4000007240000007",
  },
  ...{
    SE: "4000007520000008",
    CH: "4000007560000009",
    GB: "4000008260000000",
    AU: "4000000360000006",
  },
  ...{
    CN: "4000001560000002",
    HK: "4000003440000004",
    IN: "4000003560000008",
    JP: "4000003920000003",
  },
  ...{
    MY: "4000004580000002",
    NZ: "4000005540000008",
    SG: "4000007020000003",
    TW: "4000001580000008",
  },
  TH: "4000007640000003",
};
for (const [country, number] of Object.entries(countries)) add(number, { country });

const byName: Record<string, string> = {
  visa: "4242424242424242",
  us: "4242424242424242",
  visa_debit: "4000056655665556",
  mastercard: "5555555555554444",
  mastercard_debit: "5200828282828210",
  mastercard_prepaid: "5105105105105100",
  amex: "378282246310005",
  discover: "6011111111111117",
  diners: "3056930009020004",
  jcb: "3566002020360505",
  unionpay: "6200000000000005",
  chargeDeclined: "4000000000000002",
  visa_chargeDeclined: "4000000000000002",
  chargeDeclinedInsufficientFunds: "4000000000009995",
  visa_chargeDeclinedInsufficientFunds: "4000000000009995",
  visa_chargeDeclinedLostCard: "4000000000009987",
  chargeDeclinedLostCard: "4000000000009987",
  visa_chargeDeclinedStolenCard: "4000000000009979",
  chargeDeclinedStolenCard: "4000000000009979",
  visa_chargeDeclinedVelocityLimitExceeded: "4000000000006975",
  chargeDeclinedVelocityLimitExceeded: "4000000000006975",
  chargeDeclinedExpiredCard: "4000000000000069",
  chargeDeclinedIncorrectCvc: "4000000000000127",
  chargeDeclinedProcessingError: "4000000000000119",
  chargeDeclinedFraudulent: "4100000000000019",
  chargeCustomerFail: "4000000000000341",
  radarBlock: "4100000000000019",
  riskLevelElevated: "4000000000009235",
  riskLevelHighest: "4000000000004954",
  cvcCheckFail: "4000000000000101",
  authenticationRequired: "4000002760003184",
  authenticationRequiredOnSetup: "4000002500003155",
  authenticationRequiredSetupForOffSession: "4000003800000446",
  authenticationRequiredChargeDeclinedInsufficientFunds: "4000008260003178",
  threeDSecure2Required: "4000000000003220",
  threeDSecureRequired: "4000000000003063",
  threeDSecureRequiredChargeDeclined: "4000008400001629",
  threeDSecureRequiredProcessingError: "4000008400001280",
  threeDSecureOptional: "4000000000003055",
  createDispute: "4000000000000259",
  createDisputeProductNotReceived: "4000000000002685",
  createDisputeInquiry: "4000000000001976",
  pendingRefund: "4000000000007726",
  refundFail: "4000000000005126",
  bypassPending: "4000000000000077",
  bypassPendingInternational: "4000003720000278",
  ...Object.fromEntries(
    Object.entries(countries).map(([country, number]) => [country.toLowerCase(), number]),
  ),
};

/** The number behind a published name such as `pm_card_visa` or `tok_visa`; undefined for others. */
export function numberOf(name: string): string | undefined {
  const bare = /^(?:pm_card|tok)_(\w+)$/.exec(name)?.[1];
  return bare !== undefined && Object.hasOwn(byName, bare) ? byName[bare] : undefined;
}

/** Every published name of a card, and every number. */
export const cardNames = (): string[] => Object.keys(byName).map((name) => `pm_card_${name}`);
export const cardNumbers = (): string[] => [...cards.keys()];

/** The card of a test number; undefined for one that is none. */
export const testCard = (number: string): TestCard | undefined =>
  cards.get(number.replace(/\D/g, ""));

/** Whether the check digit of a number is right. */
export function isCardNumber(number: string): boolean {
  const digits = [...number.replace(/\D/g, "")].reverse().map(Number);
  if (digits.length < 12 || digits.length > 19) return false;
  const sum = digits.reduce((total, digit, at) => {
    const twice = at % 2 ? digit * 2 : digit;
    return total + (twice > 9 ? twice - 9 : twice);
  }, 0);
  return sum % 10 === 0;
}
