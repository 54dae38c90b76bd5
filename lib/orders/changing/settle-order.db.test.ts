import { afterAll, expect, test } from "vitest";
import { closePool, inTransaction } from "@/lib/db";
import { type Context, newId } from "@/lib/kernel";
import { recordRefund } from "@/lib/ledger";
import { listOrderEvents } from "@/lib/timeline";
import { newOrder } from "@/test/new-order";
import { newSite } from "@/test/new-site";
import { getOrder } from "../get-order";
import { placeOrders } from "../placing/place-orders";
import { updatePlatformOrder } from "../placing/update-platform-order";
import { settleOrder } from "./settle-order";
import { transitionOrder } from "./transition-order";

afterAll(closePool);

const by = {
  actor: { kind: "platform", label: "Ko-fi" } as const,
  at: new Date(),
  source: "Ko-fi",
};

/** Reports a refund of the order's payment, and settles the order as often as told. */
async function refund(
  made: Awaited<ReturnType<typeof newOrder>>,
  amount: bigint,
  { currency = "EUR", times = 1 } = {},
) {
  const { siteId, platform, paymentKey } = made.order;
  await inTransaction(async (tx) => {
    await recordRefund(tx, {
      siteId,
      platform,
      paymentKey,
      entryKey: newId(),
      order: { id: made.id, currency: made.order.currency, placedAt: made.order.placedAt },
      amount,
      currency,
      isTest: false,
      occurredAt: new Date(),
    });
  });
  for (let time = 0; time < times; time++) {
    await inTransaction((tx) => settleOrder(tx, { siteId, id: made.id }, by));
  }
}

async function stateOf(ctx: Context, orderId: string) {
  const { status, paymentStatus, amountRefunded, needsReview } = await getOrder(ctx, orderId);
  const { events } = await listOrderEvents(ctx, orderId);
  const refunds = events.filter((event) => event.type === "payment.refunded").length;
  return { status, paymentStatus, amountRefunded, needsReview, refunds };
}

test("a refund in part leaves the order where it stands", async () => {
  const { siteId, as } = await newSite();
  const made = await newOrder(siteId);
  await refund(made, 500n, { times: 3 });
  expect(await stateOf(as("viewer"), made.publicId)).toEqual({
    status: "accepted",
    paymentStatus: "partially_refunded",
    amountRefunded: 500n,
    needsReview: null,
    refunds: 1,
  });
});

test("parts that add up to everything take the order back, once", async () => {
  const { siteId, as } = await newSite();
  const made = await newOrder(siteId);
  await refund(made, 500n);
  await refund(made, 700n, { times: 2 });
  expect(await stateOf(as("viewer"), made.publicId)).toEqual({
    status: "canceled",
    paymentStatus: "refunded",
    amountRefunded: 1200n,
    needsReview: null,
    refunds: 2,
  });
  const { events } = await listOrderEvents(as("viewer"), made.publicId);
  expect(events.at(-1)).toMatchObject({ summary: "Order canceled: refunded in full" });
});

test("an order that was sent stays completed when its money goes back", async () => {
  const { siteId, as } = await newSite();
  const made = await newOrder(siteId);
  const { actor } = as("support");
  const step = { siteId, id: made.id, from: "accepted", to: "completed" } as const;
  await inTransaction((tx) => transitionOrder(tx, step, { actor, at: by.at }));
  await refund(made, 1200n);
  expect(await stateOf(as("viewer"), made.publicId)).toMatchObject({
    status: "completed",
    paymentStatus: "refunded",
  });
});

test("more than was paid is capped and flagged", async () => {
  const { siteId, as } = await newSite();
  const made = await newOrder(siteId);
  await refund(made, 1300n);
  expect(await stateOf(as("viewer"), made.publicId)).toMatchObject({
    paymentStatus: "refunded",
    amountRefunded: 1200n,
    needsReview: "More was refunded than was paid.",
  });
});

test("a refund in another currency is never added; it is flagged, and settling again is no news", async () => {
  const { siteId, as } = await newSite();
  const made = await newOrder(siteId);
  await refund(made, 500n, { currency: "USD" });
  const state = await stateOf(as("viewer"), made.publicId);
  expect(state).toMatchObject({ paymentStatus: "paid", amountRefunded: 0n, refunds: 0 });
  expect(state.needsReview).toMatch(/another currency/);
  const { updatedAt } = await getOrder(as("viewer"), made.publicId);
  const later = { ...by, at: new Date(updatedAt.getTime() + 60_000) };
  await inTransaction((tx) => settleOrder(tx, { siteId, id: made.id }, later));
  expect((await getOrder(as("viewer"), made.publicId)).updatedAt).toEqual(updatedAt);
});

test("a refund counts no more once the payment turns out to be in another currency", async () => {
  const { siteId, as } = await newSite();
  const made = await newOrder(siteId, { status: "completed" });
  await refund(made, 1200n);
  const corrected = { ...made.order, currency: "USD", reportedRank: "05" };
  await inTransaction((tx) => updatePlatformOrder(tx, made.id, corrected, by));
  expect(await stateOf(as("viewer"), made.publicId)).toMatchObject({
    paymentStatus: "paid",
    amountRefunded: 0n,
    needsReview: expect.stringMatching(/another currency/),
  });
});

test("a refund that came before its order is applied when the order is recorded", async () => {
  const { siteId, as } = await newSite();
  const template = await newOrder(siteId);
  const key = newId();
  const order = { ...template.order, externalId: key, paymentKey: key };
  await inTransaction((tx) =>
    recordRefund(tx, {
      siteId,
      platform: order.platform,
      paymentKey: key,
      entryKey: `refund:${key}`,
      order: null,
      amount: order.amount,
      currency: order.currency,
      isTest: false,
      occurredAt: new Date(),
    }),
  );
  const made = await newOrder(siteId, { fields: order });
  expect(await stateOf(as("viewer"), made.publicId)).toMatchObject({
    status: "canceled",
    paymentStatus: "refunded",
    refunds: 1,
  });
  const again = { ...order, ...by, orders: [order] };
  expect(await inTransaction((tx) => placeOrders(tx, again))).toEqual(new Map());
});
