import { afterAll, expect, test } from "vitest";
import { closePool, inTransaction, query } from "@/lib/db";
import { recordRefund } from "@/lib/ledger";
import { settleOrder } from "@/lib/orders";
import { bmcDelivery, bmcPayment, kofiDelivery, noon } from "@/test/deliveries";
import { newTill } from "@/test/till";

afterAll(closePool);

type KnownOrder = { id: string; currency: string; placed_at: Date };
type Till = Awaited<ReturnType<typeof newTill>>;

const reviews = async (till: Till) =>
  query<{ matter: string }>(
    `select data->>'matter' as matter from order_events
     where site_id = $1 and type = 'review.needed' order by at, id`,
    [till.siteId],
  );
const flags = async (till: Till) =>
  query<{ needs_review: string | null; details: Record<string, unknown> }>(
    "select needs_review, details from orders where site_id = $1",
    [till.siteId],
  );
const matter =
  "Details that could not be read: url, shipping. They are kept with the order as they came.";

test("a payment with odd details is an order, flagged, with the details as they came", async () => {
  const till = await newTill();
  const odd = { type: "Shop Order", shipping: "Lane 7", url: { a: 1 } };
  await till.deliver("kofi", kofiDelivery(till.secrets.kofi, odd));
  expect(await till.orders()).toMatchObject([{ status: "accepted", payment_status: "paid" }]);
  expect(await flags(till)).toMatchObject([
    { needs_review: matter, details: { not_read: { shipping: "Lane 7", url: { a: 1 } } } },
  ]);
  expect(await reviews(till)).toEqual([{ matter }]);
});

test("an order without odd details asks nobody", async () => {
  const till = await newTill();
  await till.deliver("kofi", kofiDelivery(till.secrets.kofi, { shipping: [], shop_items: "" }));
  expect(await flags(till)).toMatchObject([{ needs_review: null }]);
  expect(await reviews(till)).toEqual([]);
});

test("the newest report says whether details are odd, whichever comes first", async () => {
  const extra = { coffee_count: null, extras: [{ title: "Sticker", quantity: "some" }] };
  const mended = { ...extra, extras: [{ title: "Sticker", quantity: 2 }] };
  for (const order of [0, 1]) {
    const till = await newTill();
    const posts = [
      bmcDelivery(till.secrets.bmc, "extra_purchase.created", bmcPayment(extra)),
      bmcDelivery(till.secrets.bmc, "extra_purchase.updated", bmcPayment(mended)),
    ];
    for (const posted of order === 0 ? posts : posts.reverse()) await till.deliver("bmc", posted);
    expect(await flags(till)).toMatchObject([{ needs_review: null, details: {} }]);
  }
});

test("a payment whose time cannot be read is placed when it came", async () => {
  const till = await newTill();
  await till.deliver("kofi", kofiDelivery(till.secrets.kofi, { timestamp: "soon" }));
  const rows = await query<{ same: boolean }>(
    `select o.placed_at = i.received_at as same from orders o
     join inbound_events i on i.id = o.inbound_event_id where o.site_id = $1`,
    [till.siteId],
  );
  expect(rows).toEqual([{ same: true }]);
});

const part = (till: Till, amount: string, minutes: number, fields: Record<string, unknown> = {}) =>
  bmcDelivery(
    till.secrets.bmc,
    "donation.refunded",
    bmcPayment({ refunded: "true", amount, refunded_at: noon + minutes * 60, ...fields }),
  );

test("two partial refunds of one payment are two, in whichever order all three come", async () => {
  const orders = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ];
  for (const order of orders) {
    const till = await newTill();
    const posts = [
      bmcDelivery(till.secrets.bmc, "donation.created", bmcPayment()),
      part(till, "2.00", 1),
      part(till, "3.00", 9),
    ];
    for (const at of order) await till.deliver("bmc", posts[at] as (typeof posts)[0]);
    expect(await till.orders(), order.join()).toMatchObject([
      { payment_status: "refunded", amount_refunded: 500n },
    ]);
    expect(await reviews(till)).toEqual([]);
  }
});

test("one refund that is reported in two events is one refund", async () => {
  const till = await newTill();
  await till.deliver("bmc", bmcDelivery(till.secrets.bmc, "donation.created", bmcPayment()));
  await till.deliver("bmc", part(till, "2.00", 1));
  await till.deliver("bmc", part(till, "2.00", 1, { message: "once more" }));
  expect(await till.orders()).toMatchObject([
    { payment_status: "partially_refunded", amount_refunded: 200n },
  ]);
});

test("a refund that was written down before refunds were told apart is not refunded twice", async () => {
  const till = await newTill();
  await till.deliver("bmc", bmcDelivery(till.secrets.bmc, "donation.created", bmcPayment()));
  const [order] = await till.orders();
  const { id, currency, placed_at: placedAt } = order as unknown as KnownOrder;
  const by = { actor: { kind: "system", label: "test" } as const, at: new Date(), source: "test" };
  await inTransaction(async (tx) => {
    const { siteId } = till;
    const paymentKey = String(order?.payment_key);
    await recordRefund(tx, {
      ...{ siteId, platform: "buymeacoffee", paymentKey, entryKey: `refund:${paymentKey}` },
      ...{ amount: 200n, currency: "EUR", isTest: false },
      ...{ occurredAt: new Date((noon + 60) * 1000), order: { id, currency, placedAt } },
    });
    await settleOrder(tx, { siteId, id }, by);
  });
  await till.deliver("bmc", part(till, "2.00", 1, { message: "once more" }));
  await till.deliver("bmc", part(till, "1.00", 9));
  expect(await till.orders()).toMatchObject([
    { payment_status: "partially_refunded", amount_refunded: 300n },
  ]);
});
