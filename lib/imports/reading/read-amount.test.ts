import fc from "fast-check";
import { expect, test } from "vitest";
import { toDecimal } from "@/lib/kernel";
import { guessDecimal } from "./guess-decimal";
import { moneyOf, readAmount } from "./read-amount";

test.each([
  ["3.00", ".", "3.00", null],
  ["$1,234.50", ".", "1234.50", null],
  ["1.234,50 €", ",", "1234.50", "EUR"],
  ["€5", ".", "5", "EUR"],
  ["USD 5.10", ".", "5.10", "USD"],
  ["5.10 gbp", ".", "5.10", "GBP"],
  ["1'234.50", ".", "1234.50", null],
  ["1 234,50", ",", "1234.50", null],
  ["¥1,200", ".", "1200", null],
] as const)("%s with %s is %s", (text, decimal, plain, currency) => {
  expect(readAmount(text, decimal)).toEqual({ decimal: plain, negative: false, currency });
});

test.each([
  ["1,23", "."],
  ["1.234.5", ","],
  ["1,2345.00", "."],
  ["12,34,567.00", "."],
  ["five", "."],
  ["1e5", "."],
  ["", "."],
  ["=2+3", "."],
  ["1.2.3", "."],
] as const)("%j with %s is no amount, rather than a wrong one", (text, decimal) => {
  expect(readAmount(text, decimal)).toBeNull();
});

test.each(["-3.00", "(3.00)", "$-3.00", "−3.00"])("%s is money that went out", (text) => {
  expect(readAmount(text, ".")?.negative).toBe(true);
});

const money = (text: string, currency: string) =>
  moneyOf(readAmount(text, ".") as NonNullable<ReturnType<typeof readAmount>>, currency);

test("digits are those of the currency, by decimal arithmetic", () => {
  expect(money("300", "JPY").amount).toBe(300n);
  expect(money("300.00", "JPY").amount).toBe(300n);
  expect(money("1.250", "KWD").amount).toBe(1250n);
  expect(money("0.1", "EUR").amount).toBe(10n);
  expect(money("1.005", "KWD").amount).toBe(1005n);
  expect(() => money("1.005", "EUR")).toThrow("more decimals than EUR has");
  expect(() => money("1.5", "JPY")).toThrow("more decimals than JPY has");
});

test("any amount in any currency comes back exactly", () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 1n, max: 999_999_999_999_999n }),
      fc.constantFrom("JPY", "EUR", "KWD"),
      (amount, currency) => {
        expect(money(toDecimal({ amount, currency }), currency)).toEqual({ amount, currency });
      },
    ),
  );
});

test("the separator of decimals is guessed from the first rows", () => {
  expect(guessDecimal(["1,50", "2,00 €"])).toBe(",");
  expect(guessDecimal(["1.50", "1,234.00"])).toBe(".");
  expect(guessDecimal(["5"])).toBe(".");
});
