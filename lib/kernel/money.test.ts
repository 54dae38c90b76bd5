import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { currencyCodes, currencyExponent } from "./currencies";
import { OnetillError } from "./errors";
import { formatMoney, parseCurrency, parseMoney, toDecimal } from "./money";

const anyCurrency = fc.constantFrom(...currencyCodes);
const anyMoney = fc.record({
  amount: fc.bigInt({ min: 0n, max: 999_999_999_999_999n }),
  currency: anyCurrency,
});

const refusal = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    if (error instanceof OnetillError) return { code: error.code, param: error.param };
    throw error;
  }
  return "accepted";
};

test("what is written as a decimal is read back as the same amount", () => {
  fc.assert(
    fc.property(anyMoney, (money) => {
      expect(parseMoney(toDecimal(money), money.currency)).toEqual(money);
    }),
  );
});

test("a decimal has exactly the currency's digits", () => {
  fc.assert(
    fc.property(anyMoney, (money) => {
      const fraction = toDecimal(money).split(".")[1] ?? "";
      expect(fraction).toHaveLength(currencyExponent(money.currency) as number);
    }),
  );
});

test("what people read has the same digits as the decimal", () => {
  fc.assert(
    fc.property(anyMoney, (money) => {
      const digits = (text: string) => text.replace(/\D/g, "");
      expect(digits(formatMoney(money))).toBe(digits(toDecimal(money)));
    }),
  );
});

test("trailing zeros and the number itself mean the same amount", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999 }), fc.nat(5), (cents, zeros) => {
      const expected = { amount: BigInt(cents), currency: "EUR" };
      expect(parseMoney(cents / 100, "EUR")).toEqual(expected);
      expect(parseMoney(toDecimal(expected) + "0".repeat(zeros), "EUR")).toEqual(expected);
    }),
  );
});

test("a yen has no minor unit, a Kuwaiti dinar a thousand", () => {
  expect(parseMoney("300", "JPY").amount).toBe(300n);
  expect(parseMoney("300.00", "JPY").amount).toBe(300n);
  expect(toDecimal({ amount: 300n, currency: "JPY" })).toBe("300");
  expect(parseMoney("1.25", "KWD").amount).toBe(1250n);
  expect(toDecimal({ amount: 5n, currency: "KWD" })).toBe("0.005");
  expect(formatMoney({ amount: 300n, currency: "JPY" })).toBe("¥300");
  expect(formatMoney({ amount: 1250n, currency: "KWD" })).toMatch(/^KWD\s1\.250$/);
});

test("an amount below zero keeps its sign", () => {
  expect(toDecimal({ amount: -5n, currency: "USD" })).toBe("-0.05");
  expect(formatMoney({ amount: -1250, currency: "USD" })).toBe("-$12.50");
});

describe("refused, naming the field", () => {
  const notPlain = [
    "1e3",
    "-1",
    "+1",
    "1,000",
    "0x10",
    ".5",
    "5.",
    "",
    " ",
    "NaN",
    "Infinity",
    "١",
  ];
  const notText = [null, undefined, {}, [], true, 5n, Number.NaN, -1, 1e21];
  test.each([...notPlain, ...notText])("%o is not an amount", (value) => {
    expect(refusal(() => parseMoney(value, "USD", "price"))).toEqual({
      code: "invalid_request",
      param: "price",
    });
  });

  test.each([
    ["3.005", "USD"],
    [3.005, "EUR"],
    ["300.5", "JPY"],
    ["1.2505", "KWD"],
    [0.1 + 0.2, "USD"],
    ["9".repeat(16), "USD"],
  ])("%s %s cannot be kept exactly", (value, currency) => {
    expect(refusal(() => parseMoney(value, currency))).toMatchObject({ param: "amount" });
  });

  test.each(["", "US", "USDT", "XXX", 840, null])("%o is not a currency", (value) => {
    expect(refusal(() => parseCurrency(value))).toMatchObject({ param: "currency" });
    expect(refusal(() => parseMoney("1", String(value)))).toMatchObject({ param: "currency" });
  });
});

test("a currency is read in any case", () => {
  expect(parseCurrency(" eur ")).toBe("EUR");
});
