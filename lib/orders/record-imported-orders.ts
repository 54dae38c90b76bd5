import { findOrCreateCustomers } from "@/lib/customers";
import type { Transaction } from "@/lib/db";
import { type Happening, happening, recordMany } from "@/lib/events";
import type { Actor } from "@/lib/kernel";
import { newId, newReference } from "@/lib/kernel";
import { orderEvent } from "./events";
import type { OrderKind, OrderStatus } from "./lifecycle";
import { needsDelivery } from "./lifecycle";
import type { NewItem } from "./record-platform-order";
import { derivedColumns } from "./record-platform-order";
import { settleOrder } from "./settle-order";

/** A payment out of a file of past orders. Amounts are minor units of `currency`. */
export interface ImportedOrder {
  /** What the platform's reports would call it: a report of the same payment finds this order. */
  externalId: string;
  transactionId: string | null;
  kind: OrderKind;
  amount: bigint;
  currency: string;
  refunded: boolean;
  customerName: string | null;
  customerEmail: string | null;
  items: NewItem[];
  message: string | null;
  details: Record<string, unknown>;
  placedAt: Date;
}

export interface ImportBatch {
  siteId: string;
  platform: string;
  /** The platform's name. */
  source: string;
  file: string;
  actor: Actor;
  at: Date;
  orders: readonly ImportedOrder[];
}

interface Insertion {
  id: string;
  order: ImportedOrder;
  customerId: string | null;
  status: OrderStatus;
}

const system: Actor = { kind: "system", label: "Onetill" };

// The lowest rank there is: whatever the platform reports later tells the details.
const importRank = "0";

/** Where the life cycle leads a payment of the past: as far as the system goes by itself. */
function statusOf(order: ImportedOrder): OrderStatus {
  if (!needsDelivery(order.kind)) return "completed";
  return order.refunded ? "canceled" : "accepted";
}

async function insertOrders(tx: Transaction, batch: ImportBatch, insertions: Insertion[]) {
  const rows = insertions.map(({ id, order, customerId, status }) => {
    const reference = newReference();
    const derived = derivedColumns(order, reference);
    return {
      ...{ id, reference, status, kind: order.kind, customer_id: customerId },
      payment_status: order.refunded ? "refunded" : "paid",
      external_id: order.externalId,
      transaction_id: order.transactionId,
      amount: String(order.amount),
      amount_refunded: String(order.refunded ? order.amount : 0n),
      currency: order.currency,
      customer_name: order.customerName,
      customer_email: order.customerEmail,
      customer_sort: derived.customerSort,
      item_summary: derived.itemSummary,
      item_sort: derived.itemSort,
      message: order.message,
      details: order.details,
      search_text: derived.searchText,
      placed_at: order.placedAt,
    };
  });
  const { rows: inserted } = await tx.query<{ id: string }>(
    `insert into orders (id, site_id, reference, status, payment_status, kind, platform, external_id,
       payment_key, transaction_id, amount, amount_refunded, currency, customer_id, customer_name,
       customer_email, customer_sort, item_summary, item_sort, message, details, search_text,
       reported_rank, imported_at, placed_at, created_at, updated_at)
     select r.id, $1, r.reference, r.status, r.payment_status, r.kind, $2, r.external_id,
       r.external_id, r.transaction_id, r.amount, r.amount_refunded, r.currency, r.customer_id,
       r.customer_name, r.customer_email, r.customer_sort, r.item_summary, r.item_sort, r.message,
       r.details, r.search_text, $3, $4, r.placed_at, $4, $4
     from json_to_recordset($5::json) as r(id uuid, reference text, status order_status,
       payment_status payment_status, kind order_kind, external_id text, transaction_id text,
       amount bigint, amount_refunded bigint, currency text, customer_id uuid, customer_name text,
       customer_email text, customer_sort text, item_summary text, item_sort text, message text,
       details jsonb, search_text text, placed_at timestamptz)
     on conflict do nothing returning id`,
    [batch.siteId, batch.platform, importRank, batch.at, JSON.stringify(rows)],
  );
  return new Set(inserted.map((row) => row.id));
}

/** Inserts all that are not there. A reference that is taken by chance is drawn again. */
async function insertUnlessKnown(tx: Transaction, batch: ImportBatch, insertions: Insertion[]) {
  const done: Insertion[] = [];
  let left = insertions;
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

async function insertItems(tx: Transaction, batch: ImportBatch, done: Insertion[]) {
  const rows = done.flatMap(({ id, order }) =>
    order.items.map((item, position) => ({
      ...{ id: newId(), order_id: id, position, name: item.name, variation: item.variation },
      quantity: item.quantity,
      unit_amount: item.unitAmount === null ? null : String(item.unitAmount),
      details: item.details,
    })),
  );
  await tx.query(
    `insert into order_items (id, site_id, order_id, position, name, variation, quantity,
       unit_amount, details)
     select r.id, $1, r.order_id, r.position, r.name, r.variation, r.quantity, r.unit_amount, r.details
     from json_to_recordset($2::json) as r(id uuid, order_id uuid, position int, name text,
       variation text, quantity int, unit_amount bigint, details jsonb)`,
    [batch.siteId, JSON.stringify(rows)],
  );
}

/** The same trail that a reported payment leaves; quiet, because it lies in the past. */
function trailOf({ id, order, status }: Insertion, batch: ImportBatch): Happening[] {
  const { siteId, at, source, file } = batch;
  const subject = { siteId, id };
  const reported = { actor: batch.actor, at, quiet: true };
  const ours = { actor: system, at, quiet: true };
  const money = { amount: Number(order.amount), currency: order.currency, source };
  const received = { source, kind: order.kind, delivery_id: null, file };
  const paid = { from: "received", reason: "already paid" } as const;
  const trail = [
    happening(subject, orderEvent["order.received"], received, reported),
    happening(subject, orderEvent["payment.paid"], money, reported),
    happening(subject, orderEvent["order.accepted"], paid, ours),
  ];
  if (status === "completed") {
    const data = { from: "accepted", reason: "nothing to send" } as const;
    trail.push(happening(subject, orderEvent["order.completed"], data, ours));
  }
  if (order.refunded) {
    const data = { ...money, full: true };
    trail.push(happening(subject, orderEvent["payment.refunded"], data, reported));
  }
  if (status === "canceled") {
    const data = { from: "accepted", reason: "refunded in full" } as const;
    trail.push(happening(subject, orderEvent["order.canceled"], data, reported));
  }
  return trail;
}

async function insertMovements(tx: Transaction, batch: ImportBatch, done: Insertion[]) {
  const rows = done.flatMap(({ id, order }) => {
    const movement = (kind: "charge" | "refund") => ({
      ...{ id: newId(), kind, order_id: id, payment_key: order.externalId },
      entry_key: `${kind}:${order.externalId}`,
      amount: String(order.amount),
      currency: order.currency,
      occurred_at: order.placedAt,
    });
    return order.refunded ? [movement("charge"), movement("refund")] : [movement("charge")];
  });
  await tx.query(
    `insert into ledger_entries (id, site_id, kind, platform, payment_key, entry_key, order_id,
       amount, currency, occurred_at)
     select r.id, $1, r.kind, $2, r.payment_key, r.entry_key, r.order_id, r.amount, r.currency,
       r.occurred_at
     from json_to_recordset($3::json) as r(id uuid, kind ledger_kind, order_id uuid,
       payment_key text, entry_key text, amount bigint, currency text, occurred_at timestamptz)
     on conflict (site_id, platform, entry_key) do nothing`,
    [batch.siteId, batch.platform, JSON.stringify(rows)],
  );
}

/** Refunds that were reported before their payment was known find it now. */
async function settleEarlierRefunds(tx: Transaction, batch: ImportBatch, done: Insertion[]) {
  const byKey = new Map(done.map(({ id, order }) => [order.externalId, id]));
  const { rows } = await tx.query<{ payment_key: string }>(
    `select distinct payment_key from ledger_entries
     where site_id = $1 and platform = $2 and payment_key = any($3::text[]) and kind = 'refund'
       and order_id is null`,
    [batch.siteId, batch.platform, [...byKey.keys()]],
  );
  for (const { payment_key } of rows) {
    const id = byKey.get(payment_key) as string;
    const { actor, at, source } = batch;
    await settleOrder(tx, { siteId: batch.siteId, id }, { actor, at, source });
  }
}

/**
 * Writes past payments down as orders that a platform reported, many in a few statements, and walks
 * them as far as the system can. Nobody is told of them: they lie in the past. The caller holds the
 * locks on the payments. Returns the new orders' UUIDs by external id; what was there already is left
 * as it is and not among them.
 */
export async function recordImportedOrders(
  tx: Transaction,
  batch: ImportBatch,
): Promise<Map<string, string>> {
  const { orders, platform, siteId } = batch;
  if (orders.length === 0) return new Map();
  const customerIds = await findOrCreateCustomers(
    tx,
    siteId,
    orders.map((order) => ({
      email: order.customerEmail,
      name: order.customerName,
      platform,
      supporterId: null,
      fallbackKey: `${platform}:${order.externalId}`,
    })),
    batch.at,
  );
  const done = await insertUnlessKnown(
    tx,
    batch,
    orders.map((order, at) => ({
      id: newId(),
      order,
      customerId: customerIds[at] ?? null,
      status: statusOf(order),
    })),
  );
  await insertItems(tx, batch, done);
  await recordMany(
    tx,
    done.flatMap((insertion) => trailOf(insertion, batch)),
  );
  await insertMovements(tx, batch, done);
  await settleEarlierRefunds(tx, batch, done);
  return new Map(done.map(({ id, order }) => [order.externalId, id]));
}
