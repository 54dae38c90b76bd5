import fc from "fast-check";
import { expect, test } from "vitest";
import { isOnetillError } from "@/lib/kernel";
import type { OrderItemRow } from "@/lib/orders";
import type { PaymentRow } from "../payment-row";
import { leftToRefund, settleLines, type WantedLine } from "./left-to-refund";
import type { RefundLine, RefundRow } from "./refund-row";

const item = fc.record({
  ...{ name: fc.constant("Print"), variation: fc.constant(null), details: fc.constant({}) },
  quantity: fc.integer({ min: 1, max: 5 }),
  unitAmount: fc.option(fc.integer({ min: 0, max: 2000 }), { freq: 6 }),
});
const amount = fc.bigInt({ min: 1n, max: 6000n });
const line: fc.Arbitrary<WantedLine> = fc.record(
  {
    item: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constant("shipping" as const)),
    quantity: fc.integer({ min: 0, max: 6 }),
    amount,
  },
  { requiredKeys: ["item"] },
);
/** A refund by line or of an amount, and whether it fails. */
const wish = fc.record({
  wanted: fc.oneof(fc.array(line, { minLength: 1, maxLength: 4 }), amount),
  fails: fc.boolean(),
});

const paidFor = (items: OrderItemRow[], amountShipping: bigint) =>
  items.reduce(
    (sum, { quantity, unitAmount }) => sum + BigInt(quantity) * BigInt(unitAmount ?? 0),
    amountShipping,
  );

test("whatever goes back in whatever order, failed ones among it: never more than was taken, of the order and of each line", () => {
  fc.assert(
    fc.property(
      fc.array(item, { minLength: 1, maxLength: 4 }),
      fc.bigInt({ min: 0n, max: 500n }),
      fc.array(wish, { maxLength: 12 }),
      (items, amountShipping, wishes) => {
        const order = { items, amountShipping };
        const taken = paidFor(items, amountShipping);
        const payment = { state: "succeeded", amount: taken, currency: "EUR" } as PaymentRow;
        const refunds: RefundRow[] = [];
        const add = (gone: bigint, lines: RefundLine[] | null, state: RefundRow["state"]) =>
          refunds.push({ amount: gone, lines, state } as RefundRow);
        for (const { wanted, fails } of wishes) {
          const left = leftToRefund(order, [payment], refunds);
          const state = fails ? "failed" : "succeeded";
          if (typeof wanted === "bigint") {
            if (wanted <= left.maximum) add(wanted, null, state);
            continue;
          }
          try {
            const settled = settleLines(wanted, left);
            expect(settled.amount > 0n).toBe(true);
            add(settled.amount, settled.lines, state);
          } catch (error) {
            if (!isOnetillError(error, "invalid_request", "amount_too_large")) throw error;
          }
        }
        const gone = refunds.filter(({ state }) => state !== "failed");
        const sum = gone.reduce((all, one) => all + one.amount, 0n);
        expect(sum <= taken).toBe(true);
        const back = gone.flatMap(({ lines }) => lines ?? []);
        for (const [place, { quantity, unitAmount }] of items.entries()) {
          const own = back.filter((one) => one.item === place);
          const money = own.reduce((all, one) => all + one.amount, 0);
          expect(money).toBeLessThanOrEqual(quantity * (unitAmount ?? 0));
        }
        const left = leftToRefund(order, [payment], refunds);
        expect(left.maximum).toBe(taken - sum);
        for (const one of left.lines) expect(one.amount <= left.maximum).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});

test("all that is left line by line is all that is left, where every line has its price", () => {
  fc.assert(
    fc.property(fc.array(item, { minLength: 1, maxLength: 4 }), (all) => {
      const items = all.map((one) => ({ ...one, unitAmount: one.unitAmount ?? 1 }));
      const order = { items, amountShipping: 250n };
      const taken = paidFor(items, 250n);
      const payment = { state: "succeeded", amount: taken, currency: "EUR" } as PaymentRow;
      const left = leftToRefund(order, [payment], []);
      const wanted = left.lines.map((one) => ({ item: one.item }));
      expect(settleLines(wanted, left).amount).toBe(taken);
    }),
  );
});
