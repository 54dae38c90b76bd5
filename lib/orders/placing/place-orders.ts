import type { Transaction } from "@/lib/db";
import { newId } from "@/lib/kernel";
import { recordSales } from "@/lib/ledger";
import { settleOrder } from "../changing/settle-order";
import { insertOrders, type Placing } from "./insert-orders";
import type { OrderBatch } from "./new-order";
import { recordPlacedEvents } from "./record-placed-events";
import { walkNewOrder } from "./walk-new-order";

/** Inserts all that are not there. A reference that is taken by chance is drawn again. */
async function insertUnlessKnown(tx: Transaction, batch: OrderBatch): Promise<Placing[]> {
  const done: Placing[] = [];
  let left = batch.orders.map((order) => ({
    id: order.id ?? newId(),
    order,
    walk: walkNewOrder(order, batch),
  }));
  while (left.length > 0) {
    const inserted = await insertOrders(tx, batch, left);
    done.push(...left.filter(({ id }) => inserted.has(id)));
    left = left.filter(({ id }) => !inserted.has(id));
    if (left.length === 0) break;
    const { rows } = await tx.query<{ external_id: string }>(
      "select external_id from orders where site_id = $1 and platform = $2 and external_id = any($3::text[])",
      [batch.siteId, batch.platform, left.map(({ order }) => order.externalId)],
    );
    const known = new Set(rows.map((row) => row.external_id));
    left = left.filter(({ order }) => !known.has(order.externalId));
  }
  return done;
}

/** Writes the sales to the ledger, and applies the refunds that were reported before their payments. */
async function enterSales(tx: Transaction, batch: OrderBatch, done: readonly Placing[]) {
  const { siteId, platform, source, actor, at } = batch;
  const sales = done
    .filter(({ order }) => !order.checked)
    .map(({ id, order, walk }) => ({
      ...{ orderId: id, externalId: order.externalId, paymentKey: order.paymentKey },
      ...{ amount: order.amount, fee: order.fee ?? 0n, currency: order.currency },
      ...{ isTest: order.isTest, occurredAt: order.placedAt },
      refunded: walk.paymentStatus === "refunded",
    }));
  if (sales.length === 0) return;
  const refundedBefore = await recordSales(tx, { siteId, platform, sales });
  for (const { id, order } of done) {
    if (!refundedBefore.has(order.paymentKey)) continue;
    await settleOrder(tx, { siteId, id }, { actor, at, source });
  }
}

/**
 * Makes orders of payments that became known: each is inserted once, where it stands in the end, with
 * the trail of how it came there. The caller holds the locks on the payments. Returns the new
 * orders' UUIDs by external id; what was there already is left as it is and not among them.
 */
export async function placeOrders(
  tx: Transaction,
  batch: OrderBatch,
): Promise<Map<string, string>> {
  const done = await insertUnlessKnown(tx, batch);
  if (done.length === 0) return new Map();
  const quiet = batch.file !== undefined;
  const events = done.flatMap(({ id, order, walk }) => {
    // What a file tells of happened on the day that it says, not when the file was read.
    const at = quiet && order.placedAt < batch.at ? order.placedAt : batch.at;
    return walk.trail.map((event) => ({ ...event, orderId: id, quiet, at }));
  });
  await recordPlacedEvents(tx, batch.siteId, events);
  await enterSales(tx, batch, done);
  return new Map(done.map(({ id, order }) => [order.externalId, id]));
}
