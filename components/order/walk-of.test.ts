import { expect, test } from "vitest";
import { walkOf } from "./walk-of";

const at = "2026-01-01T00:00:00.000Z";
const told = (...types: string[]) => types.map((type) => ({ type, at }));
const words = (steps: ReturnType<typeof walkOf>) =>
  steps.map(({ status, state }) => `${status} ${state}`);

test("an order that waits to be sent shows what it went through and what is left", () => {
  const events = told("order.received", "payment.paid", "order.accepted", "note.added");
  expect(words(walkOf("accepted", events))).toEqual([
    "received done",
    "accepted current",
    "completed ahead",
  ]);
});

test("an order with an outstanding payment still has to be accepted", () => {
  const events = told("order.received", "order.pending_payment");
  expect(words(walkOf("pending_payment", events))).toEqual([
    "received done",
    "pending_payment current",
    "accepted ahead",
    "completed ahead",
  ]);
});

test("an order that was completed and reopened stands where it stood before", () => {
  const reopened = told("order.received", "order.accepted", "order.completed", "order.accepted");
  expect(words(walkOf("accepted", reopened))).toEqual([
    "received done",
    "accepted current",
    "completed ahead",
  ]);
  const again = [...reopened, ...told("order.completed")];
  expect(words(walkOf("completed", again))).toEqual([
    "received done",
    "accepted done",
    "completed current",
  ]);
});

test("an event about the order that tells of no status is no step", () => {
  const events = told("order.received", "order.shipped", "order.updated", "order.accepted");
  expect(words(walkOf("accepted", events))).toEqual([
    "received done",
    "accepted current",
    "completed ahead",
  ]);
});

test.each(["declined", "canceled", "expired", "completed"] as const)(
  "nothing comes after %s",
  (status) => {
    const steps = walkOf(status, told("order.received", `order.${status}`, "order.updated"));
    expect(words(steps)).toEqual(["received done", `${status} current`]);
  },
);

test("a status without its event is shown all the same", () => {
  expect(walkOf("canceled", told("order.received"))).toEqual([
    { status: "received", state: "done", at },
    { status: "canceled", state: "current", at: null },
  ]);
});
