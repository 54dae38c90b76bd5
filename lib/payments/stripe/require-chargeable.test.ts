import { expect, test } from "vitest";
import { currencyCodes, currencyExponent } from "@/lib/kernel";
import { requireChargeable, requireWritable } from "./require-chargeable";

const refusal = (amount: bigint, currency: string) => {
  try {
    requireChargeable({ amount, currency }, "price");
    return null;
  } catch (error) {
    const { code, param, message } = error as { code: string; param: string; message: string };
    return { code, param, message };
  }
};

test.each([
  [50n, "EUR", null],
  [49n, "EUR", "price is too low to be charged by card: €0.50 is the least that Stripe takes."],
  [30n, "GBP", null],
  [29n, "GBP", "£0.30 is the least"],
  [50n, "JPY", null],
  [49n, "JPY", "¥50 is the least"],
  [5120n, "KWD", null],
  [5124n, "KWD", "the last digit must be 0"],
  [1n, "ISK", null],
  [1_000_100n, "MGA", null],
  [1_000_150n, "MGA", "the last two digits must be 0"],
] as const)("%s of %s: %s", (amount, currency, said) => {
  const refused = refusal(amount, currency);
  if (said === null) expect(refused).toBeNull();
  else {
    expect(refused).toMatchObject({ code: "invalid_request", param: "price" });
    expect(refused?.message.replaceAll("\u00a0", " ")).toContain(said);
  }
});

test("a currency that Stripe does not take is refused at its own field", () => {
  expect(refusal(5000n, "KPW")).toMatchObject({ code: "invalid_request", param: "currency" });
  expect(() => requireWritable({ amount: 0n, currency: "EUR" }, "shipping")).not.toThrow();
});

test("a hundred of any currency that is taken can be charged", () => {
  const taken = currencyCodes.filter((code) => refusal(5000n, code)?.param !== "currency");
  expect(taken.length).toBeGreaterThan(120);
  for (const code of taken) {
    const hundred = 100n * 10n ** BigInt(currencyExponent(code) ?? 2);
    const isSmall = ["HUF"].includes(code);
    expect([code, refusal(isSmall ? 20_000n : hundred, code)]).toEqual([code, null]);
  }
});
