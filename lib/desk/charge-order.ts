import { channels, inTransaction, notifySoon, type Transaction } from "@/lib/db";
import { type Context, conflict, log, notFound, onetill } from "@/lib/kernel";
import { lockOrder, mayRun, type OrderHandle, refusalOf } from "@/lib/orders";
import { beginCharge, handOver, workOnPayment } from "@/lib/payments";

/**
 * Writes down that the card on file for an order is to be charged: from then on it is, once, whatever happens to
 * this process. Throws `conflict` where the order cannot be charged now.
 */
export const writeCharge = (ctx: Context, handle: OrderHandle) =>
  inTransaction(async (tx) => {
    const order = await lockOrder(tx, handle);
    if (!order) throw notFound("order");
    if (!mayRun("charge", order, "person")) throw conflict(refusalOf("charge", order));
    return beginCharge(tx, order, { actor: ctx.actor, at: ctx.clock.now() });
  });

/**
 * Charges the card on file for an order: the attempt is written down, then Stripe is asked. What is not
 * known when this returns is brought to its end by the worker. Throws as `writeCharge` does.
 */
export async function chargeOrder(ctx: Context, handle: OrderHandle): Promise<void> {
  const payment = await writeCharge(ctx, handle);
  notifySoon(channels.orders, handle.siteId);
  await workOnPayment(payment).catch((error: unknown) => {
    log.error("a charge was not brought to its end", { payment: payment.id, error });
  });
}

/** Has the worker charge an order again whose card was renewed; one that waits for no payment is left alone. */
export async function chargeRenewedCard(
  tx: Transaction,
  handle: { siteId: string; id: string },
  at: Date,
): Promise<void> {
  const order = await lockOrder(tx, handle);
  if (!order || !mayRun("charge", order, "system")) return;
  await handOver(tx, await beginCharge(tx, order, { actor: onetill, at }));
}
