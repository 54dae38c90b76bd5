import fc from "fast-check";
import { expect, test } from "vitest";
import {
  choosableStatuses,
  lifecycle,
  mayBecome,
  nextStatuses,
  type OrderStatus,
  orderStatuses,
} from "./lifecycle";

const anyStatus = fc.constantFrom(...orderStatuses);
const terminal = orderStatuses.filter((status) => nextStatuses(status).length === 0);

test("a step is allowed exactly when the table has it", () => {
  fc.assert(
    fc.property(anyStatus, anyStatus, (from, to) => {
      expect(mayBecome(from, to)).toBe((lifecycle[from] as readonly string[]).includes(to));
    }),
  );
});

test("the table is the one of the design", () => {
  expect(lifecycle).toEqual({
    received: ["accepted", "pending_payment", "declined", "canceled"],
    accepted: ["completed", "canceled"],
    pending_payment: ["accepted", "expired", "canceled", "declined"],
    declined: [],
    canceled: [],
    expired: [],
    completed: [],
  });
});

test("every status is reached from received, and no status leads to itself", () => {
  const reached = new Set<OrderStatus>(["received"]);
  for (const status of reached) for (const next of nextStatuses(status)) reached.add(next);
  expect([...reached].sort()).toEqual([...orderStatuses].sort());
  for (const status of orderStatuses) expect(mayBecome(status, status)).toBe(false);
});

test("declined, canceled, expired and completed have no way out", () => {
  expect([...terminal].sort()).toEqual(["canceled", "completed", "declined", "expired"]);
  fc.assert(
    fc.property(fc.constantFrom(...terminal), anyStatus, (from, to) => {
      expect(mayBecome(from, to)).toBe(false);
    }),
  );
});

test("every walk along the table ends in a status without a way out", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: 10, maxLength: 10 }), (turns) => {
      let status: OrderStatus = "received";
      for (const turn of turns) {
        const ways = nextStatuses(status);
        status = ways[turn % Math.max(1, ways.length)] ?? status;
      }
      expect(terminal).toContain(status);
    }),
  );
});

test("a person chooses only allowed steps, and never that time ran out or money failed", () => {
  fc.assert(
    fc.property(anyStatus, (status) => {
      for (const choice of choosableStatuses(status)) {
        expect(mayBecome(status, choice)).toBe(true);
        expect(["expired", "pending_payment"]).not.toContain(choice);
      }
    }),
  );
  expect(choosableStatuses("accepted")).toEqual(["completed", "canceled"]);
});
