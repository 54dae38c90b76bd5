import fc from "fast-check";
import { expect, test } from "vitest";
import { paymentLabels } from "./labels";
import {
  firstPaymentStatuses,
  heldPayments,
  nextPaymentStatuses,
  type PaymentStatus,
  paymentLifecycle,
  paymentMayBecome,
  paymentStatuses,
  wasPaid,
} from "./payment-lifecycle";

const anyStatus = fc.constantFrom(...paymentStatuses);
const anyWalk = fc.tuple(
  fc.constantFrom(...firstPaymentStatuses),
  fc.array(fc.nat(), { size: "+1" }),
);

/** Goes along the table, one of the ways at each turn. */
function walk([first, turns]: readonly [PaymentStatus, readonly number[]]): PaymentStatus[] {
  const visited: PaymentStatus[] = [first];
  for (const turn of turns) {
    const ways = nextPaymentStatuses(visited.at(-1) as PaymentStatus);
    visited.push(ways[turn % ways.length] as PaymentStatus);
  }
  return visited;
}

test("the statuses are those of the contract, each with a name and ways out", () => {
  expect([...paymentStatuses].sort()).toEqual(Object.keys(paymentLifecycle).sort());
  expect(Object.keys(paymentLabels).sort()).toEqual([...paymentStatuses].sort());
  for (const status of paymentStatuses) {
    expect(paymentMayBecome(status, status), status).toBe(false);
    expect(nextPaymentStatuses(status), status).not.toHaveLength(0);
  }
});

test("every payment status is reached from where a new order may begin", () => {
  const reached = new Set<PaymentStatus>(firstPaymentStatuses);
  for (const status of reached) for (const next of nextPaymentStatuses(status)) reached.add(next);
  expect([...reached].sort()).toEqual([...paymentStatuses].sort());
});

test("whatever happens, what was paid once is never unpaid, and nothing is given back that was not paid", () => {
  fc.assert(
    fc.property(anyWalk, (way) => {
      const visited = walk(way);
      const paidAt = visited.findIndex(wasPaid);
      for (const [turn, status] of visited.entries()) {
        expect(wasPaid(status)).toBe(paidAt >= 0 && turn >= paidAt);
      }
      const before = visited[paidAt - 1];
      if (before) expect(visited[paidAt], `from ${before}`).toBe("paid");
    }),
  );
});

test("a step is allowed exactly when the table has it, and money is there before and after a refund in part", () => {
  fc.assert(
    fc.property(anyStatus, anyStatus, (from, to) => {
      const ways: readonly string[] = paymentLifecycle[from];
      expect(paymentMayBecome(from, to)).toBe(ways.includes(to));
    }),
  );
  expect(heldPayments).toEqual(["paid", "partially_refunded"]);
});
