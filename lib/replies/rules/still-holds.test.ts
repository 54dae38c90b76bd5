import { expect, test } from "vitest";
import { type Conditions, conditionsSchema } from "../schemas";
import { exampleFacts, type ReplyFacts } from "./facts";
import { reasonAgainst } from "./still-holds";
import { type Trigger, triggers } from "./triggers";

const facts: ReplyFacts = {
  ...exampleFacts({ name: "Lanterns", timeZone: "UTC" }, new Date()),
  isFailed: true,
};

const reason = (
  trigger: Trigger,
  changed: Partial<ReplyFacts> = {},
  conditions: Partial<Conditions> = {},
) =>
  reasonAgainst(
    { trigger, conditions: conditionsSchema.parse(conditions) },
    { ...facts, ...changed },
  );

test("nothing speaks against an answer to an order that stands", () => {
  for (const trigger of triggers) expect(reason(trigger)).toBeNull();
});

test("nobody is thanked for what was taken back", () => {
  for (const trigger of ["order.arrived", "first_time_supporter", "membership.started"] as const) {
    expect(reason(trigger, { paymentStatus: "refunded" })).toBe("the payment was refunded");
    expect(reason(trigger, { status: "canceled" })).toBe("the order was canceled");
    expect(reason(trigger, { status: "declined" })).toBe("the order was declined");
    expect(reason(trigger, { paymentStatus: "partially_refunded" })).toBeNull();
  }
  expect(reason("membership.ended", { paymentStatus: "refunded" })).toBeNull();
});

test("an answer to a match needs the match", () => {
  expect(reason("order.matched", { matchRule: null })).toBe("the match was undone");
});

test("an answer to a status is not held up by the next one, but by the end", () => {
  const accepted = { status: "accepted" } as const;
  expect(reason("order.status", { status: "completed" }, accepted)).toBeNull();
  expect(reason("order.status", { status: "canceled" }, accepted)).toBe("the order was canceled");
  expect(reason("order.status", { status: "canceled" }, { status: "canceled" })).toBeNull();
  expect(
    reason(
      "order.status",
      { status: "canceled", paymentStatus: "refunded" },
      { status: "canceled" },
    ),
  ).toBeNull();
});

test("a payment that was found after all is not asked for", () => {
  expect(reason("confirmation.failed", { isFailed: false })).toBe("the payment was found");
});
