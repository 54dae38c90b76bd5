import { expect, test } from "vitest";
import { Misunderstood } from "./adapter";
import { explainReason } from "./explain-reason";
import { understandMoney, understandTime } from "./read-fields";

const titleOf = (reason: string) => explainReason(reason, "Ko-fi").title;

function reasonOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof Misunderstood) return error.message;
  }
  throw new Error("this was understood");
}

test.each([
  ['type: "Refund" is unknown', "Ko-fi sent a kind of event that Onetill does not know yet"],
  ["body: not JSON", "Ko-fi signed this, but it cannot be read"],
  ["body: Onetill cannot read this", "Ko-fi signed this, but it cannot be read"],
  ["Onetill failed to store this", "Onetill could not finish this delivery"],
  ['data.status: the payment is "pending", not succeeded', "The payment has not succeeded"],
  ["email: Invalid input", "A part of it is missing or has another form than usual"],
])("%s is said in everyday words", (reason, title) => {
  expect(titleOf(reason)).toBe(title);
});

test.each([["1e3"], ["3.005"], [{}], ["99999999999999999"]])(
  "an amount of %j is said to be unreadable",
  (amount) => {
    const reason = reasonOf(() => understandMoney(amount, "EUR", "data.amount"));
    expect(titleOf(reason)).toBe("The amount cannot be read exactly");
  },
);

test("a currency that does not exist and a date that is none are said to be that", () => {
  expect(titleOf(reasonOf(() => understandMoney("1", "EURO")))).toBe(
    "The currency is not one that exists",
  );
  expect(titleOf(reasonOf(() => understandTime("soon", "created")))).toBe(
    "A date in it cannot be read",
  );
});

test("a reason quotes a sender without what a text column cannot hold, and not for ever", () => {
  const { message } = new Misunderstood(`type: "${"\0\ud800x".repeat(1000)}" is unknown`);
  expect(message).not.toContain("\0");
  expect(message.isWellFormed()).toBe(true);
  expect(message.length).toBeLessThanOrEqual(300);
});
