// In a process of its own: it speaks to a Stripe that is set up for the whole process.

import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closePool, query } from "@/lib/db";
import { cancelAsMember, runCommand } from "@/lib/desk";
import { workOnMoney } from "@/lib/jobs";
import { type Context, isOnetillError, toPublicId } from "@/lib/kernel";
import { findUnbalanced } from "@/lib/ledger";
import { getOrder, mayBecome, type OrderStatus, paymentMayBecome } from "@/lib/orders";
import type { PaymentStatus } from "@/lib/orders/schemas";
import { listRefunds, openPayment, refundOrder, settlePayment } from "@/lib/payments";
import type { StripeStandIn } from "@/sandbox/stripe";
import { refundCharge } from "@/sandbox/stripe/move-money";
import { newSite } from "./new-site";
import { newRequest, startStripe, stopStripe, typeCard } from "./stripe-site";

let stripe: StripeStandIn;
beforeAll(async () => {
  stripe = await startStripe();
  // What every write makes of the two columns, by the database's own word and not by our events.
  await query(`create table seen_changes (n bigint generated always as identity, order_id uuid,
    was_status text, now_status text, was_payment text, now_payment text, refunded bigint)`);
  await query(`create function note_change() returns trigger language plpgsql as $$ begin
    insert into seen_changes (order_id, was_status, now_status, was_payment, now_payment, refunded)
    values (new.id, old.status, new.status, old.payment_status, new.payment_status, new.amount_refunded);
    return new; end $$`);
  await query(
    `create trigger seen after update on orders for each row execute function note_change()`,
  );
});
afterAll(async () => {
  await closePool();
  await stopStripe();
});

const good = "pm_card_visa";
const bad = "pm_card_chargeCustomerFail";
const step = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom("accept", "charge", "decline", "cancel") },
  { weight: 2, arbitrary: fc.constantFrom("complete", "reopen", "memberCancels") },
  { weight: 3, arbitrary: fc.constantFrom("memberPays", "memberFails", "settle", "told") },
  {
    weight: 2,
    arbitrary: fc.constantFrom("refundsAll", "refundsSome", "refundsLine", "refundedAtStripe"),
  },
  { weight: 1, arbitrary: fc.constantFrom("dayPasses", "weekPasses") },
  {
    weight: 1,
    arbitrary: fc.constantFrom("error_500", "reset_before", "reset_after", "rate_limit"),
  },
);
type Step = "accept" | "charge" | "decline" | "cancel" | "complete" | "reopen" | string;
/** One after the other; what is together in a group, at the same moment. */
const life = fc.record({
  card: fc.constantFrom(good, good, bad),
  groups: fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 5 }),
});

const items = [
  { name: "Print", quantity: 2, unitAmount: 900n },
  { name: "Card", quantity: 1, unitAmount: 700n },
];

type Order = Awaited<ReturnType<typeof newRequest>>;
const metadataOf = (one: { [field: string]: unknown }) =>
  one.metadata as { onetill_order?: string };
const chargesOf = (order: Order) =>
  stripe.store
    .list("charge")
    .filter(
      (one) =>
        one.captured === true &&
        one.status === "succeeded" &&
        metadataOf(one).onetill_order === toPublicId("order", order.id),
    );

async function take(what: Step, order: Order, ctx: Context): Promise<unknown> {
  const { siteId, id, publicId } = order;
  switch (what) {
    case "memberCancels": {
      const { status } = await getOrder(ctx, publicId);
      const by = { actor: { kind: "member" as const, id, label: "Robin" }, at: new Date() };
      return cancelAsMember({ siteId, id, from: status }, by);
    }
    case "memberPays":
    case "memberFails": {
      const { clientSecret } = await openPayment(order);
      return typeCard(stripe, clientSecret, what === "memberPays" ? "pm_card_mastercard" : bad);
    }
    case "settle":
      return settlePayment(order);
    case "told":
      await query(
        "update payments set due_at = now() where site_id = $1 and order_id = $2 and purpose = 'charge'",
        [siteId, id],
      );
      return workOnMoney();
    case "refundsAll":
      return refundOrder(ctx, publicId, {});
    case "refundsSome":
      return refundOrder(ctx, publicId, { amount: 900n });
    case "refundsLine":
      return refundOrder(ctx, publicId, { lines: [{ item: 0, quantity: 1 }] });
    case "refundedAtStripe": {
      const [charge] = chargesOf(order);
      if (!charge) return;
      return refundCharge(stripe.bank, charge, { amount: 400, reason: null, metadata: {} });
    }
    case "dayPasses":
    case "weekPasses":
      await query(
        `update orders set due_at = due_at - $3 * interval '1 day'
         where site_id = $1 and id = $2 and due_at is not null`,
        [siteId, id, what === "dayPasses" ? 1 : 7],
      );
      return workOnMoney();
    case "error_500":
    case "reset_before":
    case "reset_after":
    case "rate_limit":
      return stripe.addFault({ path: "/confirm", fault: what, times: 2 });
    default:
      return runCommand(ctx, publicId, what as "accept");
  }
}

// What Stripe's own side refuses is told with its own error; what is broken here is none of these.
const isRefusal = (error: unknown) =>
  isOnetillError(error) || (error as Error)?.constructor?.name === "ApiError";

async function live(
  { card, groups }: { card: string; groups: Step[][] },
  siteId: string,
  ctx: Context,
) {
  const order = await newRequest(stripe, { siteId, card, items });
  for (const group of groups) {
    const results = await Promise.allSettled(group.map((what) => take(what, order, ctx)));
    for (const result of results) {
      if (result.status === "rejected" && !isRefusal(result.reason)) throw result.reason;
    }
  }
  return order;
}

/** All that waits is gone on with, until nothing waits any more; first what came of every charge is looked up. */
async function comeToRest(siteId: string) {
  stripe.faults.length = 0;
  await query(
    "update payments set due_at = now() where site_id = $1 and purpose = 'charge' and tries < 20",
    [siteId],
  );
  for (let round = 0; round < 8; round++) {
    await workOnMoney();
    const made = await Promise.all(
      ["payments", "refunds"].map((table) =>
        query(
          // An attempt that the member has not gone on with stays open, and is looked at ever more seldom.
          `update ${table} set due_at = now() where site_id = $1 and due_at is not null
           and state::text <> 'open' returning 1`,
          [siteId],
        ),
      ),
    );
    if (made.every((rows) => rows.length === 0)) return;
  }
}

async function judge(order: Order, ctx: Context) {
  const { status, paymentStatus, amount, amountRefunded } = await getOrder(ctx, order.publicId);
  const events = await query<{ type: string; from: OrderStatus | null }>(
    `select type, data->>'from' as from from order_events
     where site_id = $1 and order_id = $2 and type like 'order.%' order by id`,
    [order.siteId, order.id],
  );
  const changes = await query<{
    was_status: OrderStatus;
    now_status: OrderStatus;
    was_payment: PaymentStatus;
    now_payment: PaymentStatus;
    refunded: string;
  }>("select * from seen_changes where order_id = $1 order by n", [order.id]);
  const moved = changes.filter((one) => one.was_status !== one.now_status);
  for (const { was_status: from, now_status: to } of moved) {
    expect(mayBecome(from, to), `${from} → ${to}`).toBe(true);
  }
  for (const { was_payment: from, now_payment: to } of changes) {
    if (from !== to) expect(paymentMayBecome(from, to), `${from} → ${to}`).toBe(true);
  }
  const told = events.slice(1).map(({ type, from }) => `${from} → ${type.slice("order.".length)}`);
  expect(told.sort()).toEqual(moved.map((one) => `${one.was_status} → ${one.now_status}`).sort());
  const paid = await query(
    "select 1 from order_events where site_id = $1 and order_id = $2 and type = 'payment.paid'",
    [order.siteId, order.id],
  );
  const charges = chargesOf(order);
  expect(charges.length, "captured more than once").toBeLessThanOrEqual(1);
  expect(paid).toHaveLength(charges.length);
  const back = BigInt((charges[0]?.amount_refunded as number | undefined) ?? 0);
  expect(back <= amount && amountRefunded === back, `${amountRefunded} of ${back}`).toBe(true);
  const lines = (await listRefunds(ctx, order.publicId))
    .filter(({ state }) => state !== "failed")
    .flatMap((refund) => refund.lines ?? []);
  for (const [place, { quantity, unitAmount }] of items.entries()) {
    const own = lines.filter(({ item }) => item === place);
    const gone = own.reduce((sum, one) => sum + one.amount, 0);
    expect(gone, "more than the line").toBeLessThanOrEqual(quantity * Number(unitAmount));
    const many = own.reduce((sum, one) => sum + (one.quantity ?? 0), 0);
    expect(many).toBeLessThanOrEqual(quantity);
  }
  if (charges.length === 1) {
    expect(paymentStatus).toBe(
      back === 0n ? "paid" : back === amount ? "refunded" : "partially_refunded",
    );
    expect(["received", "pending_payment"]).not.toContain(status);
  } else {
    expect(["verified", "failed"]).toContain(paymentStatus);
    expect(["accepted", "completed"]).not.toContain(status);
  }
}

test("whatever is done with store orders in whatever order: only allowed steps, one event each, money taken once and not more given back", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(life, { minLength: 20, maxLength: 30, size: "max" }),
      async (lives) => {
        const { siteId, as } = await newSite();
        const ctx = as("owner");
        const orders = await Promise.all(lives.map((one) => live(one, siteId, ctx)));
        await comeToRest(siteId);
        for (const order of orders) await judge(order, ctx);
        for await (const fault of findUnbalanced(siteId)) throw new Error(fault);
      },
    ),
    { numRuns: 4, endOnFailure: true },
  );
});
