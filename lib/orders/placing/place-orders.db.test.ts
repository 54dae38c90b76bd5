import { afterAll, expect, test } from "vitest";
import { closePool, inTransaction, query } from "@/lib/db";
import { newId } from "@/lib/kernel";
import { newSite } from "@/test/new-site";
import type { OrderKind } from "../lifecycle";
import type { NewOrder, OrderBatch } from "./new-order";
import { placeOrders } from "./place-orders";

afterAll(closePool);

const someOrder = (fields: Partial<NewOrder> = {}): NewOrder => {
  const key = newId();
  return {
    ...{ externalId: key, paymentKey: key, transactionId: null, connectionId: null },
    ...{ inboundEventId: null, kind: "donation", amount: 500n, currency: "EUR" },
    ...{ customerId: null, customerName: "Robin", customerEmail: null, message: null },
    items: [{ name: "Tip", variation: null, quantity: 1, unitAmount: 500n, details: {} }],
    ...{ messagePrivate: false, isTest: false, shipping: null, details: {}, reportedRank: "0" },
    placedAt: new Date("2026-03-01T12:00:00Z"),
    ...fields,
  };
};

const place = (siteId: string, batch: Partial<OrderBatch>) =>
  inTransaction((tx) =>
    placeOrders(tx, {
      ...{ siteId, platform: "kofi", source: "Ko-fi", at: new Date(), orders: [] },
      actor: { kind: "platform", label: "Ko-fi" },
      ...batch,
    }),
  );

const tell = (siteId: string, id: string | undefined) =>
  query<{ type: string; data: unknown; actor: string }>(
    `select type, data, actor_label as actor from order_events
     where site_id = $1 and order_id = $2 order by id`,
    [siteId, id],
  );

const told = async (siteId: string) =>
  (
    await query<{ type: string }>("select type from outbox where site_id = $1 order by id", [
      siteId,
    ])
  ).map(({ type }) => type);

const standsAt = async (siteId: string, id: string | undefined) =>
  (
    await query(
      `select status, payment_status, amount_refunded::int as back, imported_at is not null as imported
       from orders where site_id = $1 and id = $2`,
      [siteId, id],
    )
  )[0];

test("a tip stands where it ends, with the whole trail, and others are told of each status in turn", async () => {
  const { siteId } = await newSite();
  const delivery = newId();
  const order = someOrder({ inboundEventId: delivery });
  const id = (await place(siteId, { orders: [order] })).get(order.externalId);
  expect(await standsAt(siteId, id)).toMatchObject({ status: "completed", payment_status: "paid" });
  expect(await tell(siteId, id)).toEqual([
    {
      type: "order.received",
      data: { source: "Ko-fi", kind: "donation", delivery_id: delivery },
      actor: "Ko-fi",
    },
    {
      type: "payment.paid",
      data: { amount: 500, currency: "EUR", source: "Ko-fi" },
      actor: "Ko-fi",
    },
    {
      type: "order.accepted",
      data: { from: "received", reason: "already paid" },
      actor: "Onetill",
    },
    {
      type: "order.completed",
      data: { from: "accepted", reason: "nothing to send" },
      actor: "Onetill",
    },
  ]);
  expect(await told(siteId)).toEqual([
    "order.received",
    "payment.paid",
    "order.accepted",
    "order.completed",
  ]);
});

test("payments of a file leave the same trail, and nobody is told of them", async () => {
  const { siteId } = await newSite();
  const kinds: OrderKind[] = ["donation", "shop"];
  const orders = kinds.flatMap((kind) => [
    someOrder({ kind }),
    someOrder({ kind, refunded: true }),
  ]);
  const placed = await place(siteId, { file: "past.csv", orders });
  const ends = [];
  for (const { externalId } of orders) {
    const id = placed.get(externalId);
    const trail = (await tell(siteId, id)).map(({ type }) => type).join(" ");
    ends.push({ ...(await standsAt(siteId, id)), trail });
  }
  const paid = "order.received payment.paid order.accepted";
  expect(ends).toEqual([
    {
      ...{ status: "completed", payment_status: "paid", back: 0, imported: true },
      trail: `${paid} order.completed`,
    },
    {
      ...{ status: "completed", payment_status: "refunded", back: 500, imported: true },
      trail: `${paid} order.completed payment.refunded`,
    },
    { ...{ status: "accepted", payment_status: "paid", back: 0, imported: true }, trail: paid },
    {
      ...{ status: "canceled", payment_status: "refunded", back: 500, imported: true },
      trail: `${paid} payment.refunded order.canceled`,
    },
  ]);
  expect(await told(siteId)).toEqual([]);
});

test("what is there already is left alone, also when it stands twice in a batch", async () => {
  const { siteId } = await newSite();
  const known = someOrder({ message: "first" });
  const first = await place(siteId, { orders: [known] });
  const fresh = someOrder();
  const again = { ...known, message: "second" };
  const placed = await place(siteId, { orders: [again, fresh, { ...fresh, amount: 700n }] });
  expect([...placed.keys()]).toEqual([fresh.externalId]);
  const rows = await query(
    `select o.id, o.message, o.amount::int, count(i.id)::int as items from orders o
     join order_items i on i.site_id = o.site_id and i.order_id = o.id
     where o.site_id = $1 group by o.site_id, o.id order by o.id`,
    [siteId],
  );
  expect(rows).toEqual([
    { id: first.get(known.externalId), message: "first", amount: 500, items: 1 },
    { id: placed.get(fresh.externalId), message: null, amount: 500, items: 1 },
  ]);
  expect(await tell(siteId, first.get(known.externalId))).toHaveLength(4);
});

test("the same purchase told twice at the same moment is one order", async () => {
  const { siteId } = await newSite();
  const order = someOrder();
  const both = await Promise.all([
    place(siteId, { orders: [order] }),
    place(siteId, { orders: [order] }),
  ]);
  expect(both.map((placed) => placed.size).sort()).toEqual([0, 1]);
  expect(await query("select 1 from orders where site_id = $1", [siteId])).toHaveLength(1);
});
