import fc from "fast-check";
import { expect, test } from "vitest";
import { orderEvents } from "./events";
import {
  lifecycle,
  mayBecome,
  nextStatuses,
  type OrderStatus,
  orderStatuses,
  statusOfEvent,
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
    completed: ["accepted"],
  });
});

test("every status is reached from received, and no status leads to itself", () => {
  const reached = new Set<OrderStatus>(["received"]);
  for (const status of reached) for (const next of nextStatuses(status)) reached.add(next);
  expect([...reached].sort()).toEqual([...orderStatuses].sort());
  for (const status of orderStatuses) expect(mayBecome(status, status)).toBe(false);
});

test("declined, canceled and expired have no way out", () => {
  expect([...terminal].sort()).toEqual(["canceled", "declined", "expired"]);
  fc.assert(
    fc.property(fc.constantFrom(...terminal), anyStatus, (from, to) => {
      expect(mayBecome(from, to)).toBe(false);
    }),
  );
});

test("every walk along the table that reopens nothing ends, and what is completed can be taken back", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: 10, maxLength: 10 }), (turns) => {
      let status: OrderStatus = "received";
      for (const turn of turns) {
        const ways: readonly OrderStatus[] = status === "completed" ? [] : nextStatuses(status);
        status = ways[turn % Math.max(1, ways.length)] ?? status;
      }
      expect([...terminal, "completed"]).toContain(status);
    }),
  );
  expect(nextStatuses("completed")).toEqual(["accepted"]);
});

test("of all events only those of a status tell of one", () => {
  const types = orderEvents.map(({ type }) => type);
  const told = types.filter((type) => statusOfEvent(type) !== null);
  expect(told.sort()).toEqual(orderStatuses.map((status) => `order.${status}`).sort());
  fc.assert(
    fc.property(fc.string(), (name) => {
      const isStatus = (orderStatuses as string[]).includes(name);
      expect(statusOfEvent(`order.${name}`)).toBe(isStatus ? name : null);
    }),
  );
  expect(statusOfEvent("order.constructor")).toBeNull();
});
