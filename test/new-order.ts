import { inTransaction, query } from "@/lib/db";
import { newId, toPublicId } from "@/lib/kernel";
import { correctSale } from "@/lib/ledger";
import {
  type OrderStatus,
  type PaymentStatus,
  type PlatformOrder,
  placeOrders,
  wasPaid,
} from "@/lib/orders";

/** Takes the sale of an order that turns out not to be paid out of the books again. */
async function takeBackSale(id: string, order: PlatformOrder) {
  const { amount, currency } = order;
  await inTransaction((tx) =>
    correctSale(
      tx,
      { ...order, id },
      { was: { amount, currency }, is: null },
      { rank: "unpaid", at: new Date() },
    ),
  );
}

/** Places a paid order on a site, as a platform would report it; `status` and `payment` are where it then stands. */
export async function newOrder(
  siteId: string,
  options: { status?: OrderStatus; payment?: PaymentStatus; fields?: Partial<PlatformOrder> } = {},
) {
  const key = newId();
  const order: PlatformOrder = {
    siteId,
    platform: "kofi",
    source: "Ko-fi",
    connectionId: newId(),
    inboundEventId: newId(),
    externalId: key,
    paymentKey: key,
    transactionId: key,
    kind: "shop",
    amount: 1200n,
    currency: "EUR",
    customerId: null,
    customerName: "Robin Example",
    customerEmail: "robin@example.com",
    items: [{ name: "Print", variation: null, quantity: 1, unitAmount: 1200n, details: {} }],
    message: null,
    messagePrivate: false,
    isTest: false,
    shipping: null,
    details: {},
    reportedRank: "0",
    placedAt: new Date(),
    ...options.fields,
  };
  const { platform, source } = order;
  const actor = { kind: "platform", label: source } as const;
  const batch = { siteId, platform, source, actor, at: new Date(), orders: [order] };
  const id = (await inTransaction((tx) => placeOrders(tx, batch))).get(order.externalId);
  if (id === undefined) throw new Error("the order is there already");
  if (options.status || options.payment) {
    await query(
      `update orders set status = coalesce($3::order_status, status),
         payment_status = coalesce($4::payment_status, payment_status)
       where site_id = $1 and id = $2 returning id`,
      [siteId, id, options.status ?? null, options.payment ?? null],
    );
    if (options.payment && !wasPaid(options.payment)) await takeBackSale(id, order);
  }
  return { id, publicId: toPublicId("order", id), order };
}
