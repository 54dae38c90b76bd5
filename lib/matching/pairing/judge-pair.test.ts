import { expect, test } from "vitest";
import { judgePair, perhaps, surely } from "./judge-pair";
import type { OpenConfirmation, PaidOrder } from "./pair";

const noon = new Date("2026-03-01T12:00:00Z");
const after = (hours: number) => new Date(noon.getTime() + hours * 3_600_000);

const declared = (fields: Partial<OpenConfirmation> = {}): OpenConfirmation => ({
  ...{ id: "c", siteId: "s", code: "K7M3-P9RT", codeKey: "K7M3P9RT", platform: "kofi" },
  ...{ email: "Robin@example.com", emailKey: "robin@example.com", name: null, message: null },
  ...{ amount: null, currency: null, transactionId: null, transactionKey: null },
  ...{ paidEmail: null, paidEmailKey: null, status: "pending", statusBy: "visitor" },
  ...{ needsReview: null, reviewSettled: null, reply: null },
  ...{ windowEndsAt: after(72), createdAt: noon },
  ...fields,
});
const paid = (fields: Partial<PaidOrder> = {}): PaidOrder => ({
  ...{ id: "o", siteId: "s", reference: "ABCD1234", platform: "kofi", transactionId: "PI_1" },
  ...{ amount: 500n, currency: "EUR", customerName: null, customerEmail: "ROBIN@example.com" },
  ...{ message: null, isTest: false, status: "completed", paymentStatus: "paid" },
  placedAt: after(1),
  ...fields,
});
const other = { customerEmail: "else@example.com" };
const euros = { amount: 500n, currency: "EUR" };

test("a code is sure, also with another address, platform and amount", () => {
  const order = paid({ ...other, platform: "buymeacoffee", amount: 900n });
  expect(judgePair(declared(euros), order, true)).toEqual({
    rule: "code",
    score: 90,
    reasons: ["the code K7M3-P9RT is in the order", "paid 60 minutes after the declaration"],
    differences: ["declared for Ko-fi, paid on Buy Me a Coffee", "declared €5.00, paid €9.00"],
  });
});

test("a transaction ID is sure on the platform that was declared, in any case and at any time", () => {
  const named = declared({ transactionId: "pi_1", transactionKey: "pi_1" });
  const order = paid({ ...other, placedAt: after(900) });
  expect(judgePair(named, order, false)).toMatchObject({ rule: "transaction", score: 96 });
  const elsewhere = judgePair(named, { ...order, platform: "buymeacoffee" }, false);
  expect(elsewhere).toMatchObject({ rule: null });
  expect(elsewhere.score).toBeLessThan(surely);
});

test("an address joins on the same platform within the window, before and after", () => {
  for (const hours of [-72, -1, 0, 1, 72]) {
    const judged = judgePair(declared(), paid({ placedAt: after(hours) }), false);
    expect(judged).toMatchObject({ rule: "email", score: 78, differences: [] });
  }
  const withAmount = judgePair(declared(euros), paid(), false);
  expect(withAmount).toMatchObject({ rule: "email", score: 90 });
  expect(withAmount.reasons).toEqual([
    "the same e-mail address",
    "the declared amount, €5.00",
    "on Ko-fi as declared",
    "paid 60 minutes after the declaration",
  ]);
  const second = declared({ emailKey: "x@example.com", paidEmailKey: "robin@example.com" });
  expect(judgePair(second, paid(), false)).toMatchObject({ rule: "email", score: 78 });
});

test.each([
  ["another amount", paid({ amount: 501n })],
  ["another currency", paid({ currency: "USD" })],
  ["another platform", paid({ platform: "buymeacoffee" })],
  ["the money was given back", paid({ paymentStatus: "refunded" })],
])("an address where %s is worth a look, and not sure", (_, order) => {
  const { score, differences } = judgePair(declared(euros), order, false);
  expect(score).toBeGreaterThanOrEqual(perhaps);
  expect(score).toBeLessThan(surely);
  expect(differences).toHaveLength(1);
});

test.each([
  ["outside the window", paid({ placedAt: after(73) })],
  ["long before", paid({ placedAt: after(-100) })],
  ["a test order", paid({ isTest: true })],
  ["not paid yet", paid({ status: "pending_payment", paymentStatus: "unpaid" })],
  ["canceled", paid({ status: "canceled" })],
  ["another amount on another platform", paid({ platform: "buymeacoffee", amount: 1n })],
])("an address alone with an order that is %s is nothing to ask about", (_, order) => {
  expect(judgePair(declared(euros), order, false).score).toBeLessThan(perhaps);
});

test("a test order is joined by its code alone; money that is not there by nothing", () => {
  const named = declared({ transactionKey: "pi_1" });
  expect(judgePair(named, paid({ isTest: true }), true).score).toBe(100);
  expect(judgePair(named, paid({ isTest: true }), false).score).toBeLessThan(surely);
  expect(judgePair(named, paid({ paymentStatus: "refunded" }), true).score).toBeLessThan(surely);
  expect(judgePair(named, paid({ paymentStatus: "partially_refunded" }), true).score).toBe(100);
});

test("likeness without anything that proves it is listed and never sure", () => {
  const like = declared({ ...euros, name: "Robin Müller", message: "Danke  schön" });
  const order = paid({ ...other, customerName: "robin MULLER", message: "danke schön" });
  const { rule, score, reasons } = judgePair(like, order, false);
  expect(rule).toBeNull();
  expect(score).toBeLessThan(surely);
  expect(reasons).toEqual(expect.arrayContaining(["the same name", "the same message"]));
});
