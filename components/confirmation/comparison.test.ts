import { expect, it } from "vitest";
import type { Candidate, ConfirmationRow } from "@/lib/matching";
import { compareFacts } from "./comparison";

const at = new Date("2026-03-01T12:00:00Z");
const declared = {
  platform: "kofi",
  amount: 1200n,
  currency: "EUR",
  email: "robin@example.com",
  paidEmail: null,
  name: "José",
  message: "thank you",
  transactionId: null,
  createdAt: at,
} as ConfirmationRow;
const paid = {
  platform: "kofi",
  amount: 1200,
  currency: "EUR",
  customerEmail: "Robin@Example.com",
  customerName: "jose",
  message: "K7M3-P9RT Thank  you!",
  transactionId: "T-1",
  placedAt: at,
} as Candidate;

const verdict = (row: Partial<ConfirmationRow>, order: Partial<Candidate>) =>
  Object.fromEntries(
    compareFacts({ ...declared, ...row }, { ...paid, ...order }).map(({ name, same }) => [
      name,
      same,
    ]),
  );

it("sees through case, accents and blanks, and a code beside the message", () => {
  expect(verdict({}, {})).toEqual({
    ...{ Platform: true, Amount: true, "E-mail": true, Name: true, Message: true },
    ...{ Transaction: null, Time: null },
  });
});

it("marks what differs, and leaves open what only one of them says", () => {
  const order = { amount: 900, customerEmail: "a@example.com", customerName: null, message: "hi" };
  expect(verdict({ transactionId: "t-2" }, { ...order, platform: "buymeacoffee" })).toEqual({
    ...{ Platform: false, Amount: false, "E-mail": false, Name: null, Message: false },
    ...{ Transaction: false, Time: null },
  });
});

it("takes the address that was paid with for the declared one, too", () => {
  const row = { paidEmail: "other@example.com" };
  expect(verdict(row, { customerEmail: "other@example.com" })["E-mail"]).toBe(true);
  const [, , email] = compareFacts({ ...declared, ...row }, paid);
  expect(email?.declared).toBe("robin@example.com or other@example.com");
});

it("leaves out what neither of them says", () => {
  const silent = verdict({ message: null, name: null }, { message: null, customerName: null });
  expect(Object.keys(silent)).toEqual(["Platform", "Amount", "E-mail", "Transaction", "Time"]);
});

it("compares no amount where none was declared", () => {
  expect(verdict({ amount: null, currency: null }, {}).Amount).toBeNull();
  expect(verdict({}, { currency: "USD" }).Amount).toBe(false);
});
