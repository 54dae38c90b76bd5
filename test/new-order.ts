import { inTransaction, query } from "@/lib/db";
import { newId, toPublicId } from "@/lib/kernel";
import { type OrderStatus, type PlatformOrder, recordPlatformOrder } from "@/lib/orders";

/** Records a paid order on a site, as a platform would report it; `status` is where it then stands. */
export async function newOrder(
  siteId: string,
  options: { status?: OrderStatus; fields?: Partial<PlatformOrder> } = {},
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
  const by = { actor: { kind: "platform", label: order.source } as const, at: new Date() };
  const id = await inTransaction((tx) => recordPlatformOrder(tx, order, by));
  if (id === null) throw new Error("the order is there already");
  if (options.status) {
    await query("update orders set status = $2::order_status where id = $1 returning id", [
      id,
      options.status,
    ]);
  }
  return { id, publicId: toPublicId("order", id), order };
}
