import fc from "fast-check";
import { expect, test } from "vitest";
import { currencyCodes, currencyExponent } from "@/lib/kernel";
import { fromStripeAmount, toStripeAmount } from "./stripe-amount";

// docs.stripe.com/currencies, "Zero-decimal currencies", "Three-decimal currencies" and "Special cases": written
// down again, so that a slip in the list that is used is seen.
const withoutDecimals = "BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF".split(" ");
const withThree = ["BHD", "JOD", "KWD", "OMR", "TND"];
const wholeHundreds = ["ISK", "UGX"];

const currency = fc.constantFrom(...currencyCodes);
const amount = fc.bigInt({ min: 1n, max: 999_999_999_999n });
const takes = (money: { amount: bigint; currency: string }) => {
  try {
    return toStripeAmount(money);
  } catch {
    return null;
  }
};

test("whatever Stripe is told comes back as the same amount, in every currency", () => {
  fc.assert(
    fc.property(amount, currency, (value, code) => {
      const told = takes({ amount: value, currency: code });
      if (!told) return;
      expect(told.currency).toBe(code.toLowerCase());
      expect(Number.isSafeInteger(told.amount)).toBe(true);
      expect(fromStripeAmount(told.amount, told.currency)).toEqual({
        amount: value,
        currency: code,
      });
    }),
    { numRuns: 3000 },
  );
});

test("an amount is refused just where Stripe would refuse or round it, naming the field", () => {
  fc.assert(
    fc.property(amount, currency, (value, code) => {
      const unit = code === "MGA" ? 100n : currencyExponent(code) === 3 ? 10n : 1n;
      const refused = value % unit !== 0n;
      expect(takes({ amount: value, currency: code }) === null).toBe(refused);
      if (!refused) return;
      expect(() => toStripeAmount({ amount: value, currency: code })).toThrow(
        expect.objectContaining({ code: "invalid_request", param: "amount" }),
      );
    }),
    { numRuns: 3000 },
  );
});

test("each currency is sent in Stripe's smallest unit", () => {
  for (const code of withoutDecimals) {
    const one = code === "MGA" ? 100n : 1n;
    expect(toStripeAmount({ amount: 500n * one, currency: code }).amount, code).toBe(500);
  }
  for (const code of withThree) {
    expect(toStripeAmount({ amount: 5120n, currency: code }).amount, code).toBe(5120);
    expect(() => toStripeAmount({ amount: 5124n, currency: code })).toThrow(/last digit must be 0/);
  }
  for (const code of wholeHundreds) {
    expect(toStripeAmount({ amount: 5n, currency: code }).amount, code).toBe(500);
  }
  for (const code of ["USD", "EUR", "HUF", "TWD"]) {
    expect(toStripeAmount({ amount: 1234n, currency: code }).amount, code).toBe(1234);
  }
});

test("an amount that a number cannot hold exactly is refused and never rounded", () => {
  expect(() => toStripeAmount({ amount: 999_999_999_999_999n, currency: "ISK" })).toThrow(/large/);
  expect(() => toStripeAmount({ amount: 2n ** 60n, currency: "EUR" })).toThrow(/large/);
});
