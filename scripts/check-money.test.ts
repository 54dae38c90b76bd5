import { expect, test } from "vitest";
import { checkMoney, findFloats } from "./check-money";

test("no float is near money, anywhere in the product", () => {
  const { files, found } = checkMoney();
  expect(files).toBeGreaterThan(300);
  expect(found).toEqual([]);
});

test.each([
  "const a = parseFloat(text);",
  "const a = Number.parseFloat(text);",
  "const a = Number(row.amount) / 100;",
  "const a = (price / 100).toFixed(2);",
  "const fee = amount * 0.029;",
  "let fee = 0; fee *= 1.5;",
  "const share = 1e-2 * order.price;",
  "const a = Math.round(order.amount * rate);",
  "const a = amount / 10 ** exponent;",
  "total /= 3;",
])("a planted float is caught: %s", (planted) => {
  expect(findFloats("lib/payments/planted.ts", planted)).not.toEqual([]);
});

test.each([
  "const a = amount * BigInt(quantity);",
  "const a = (amount * 29n + 500n) / 1000n;",
  "const seconds = Math.floor(Date.now() / 1000);",
  "const a = amount - refunded;",
  'const a = "amount / 100";',
])("what counts in whole numbers, or no money, is left alone: %s", (fine) => {
  expect(findFloats("lib/payments/fine.ts", fine)).toEqual([]);
});
