import type { Transaction } from "@/lib/db";
import type { Actor } from "@/lib/kernel";
import { newId, newReference, truncateText } from "@/lib/kernel";
import { recordMovement } from "@/lib/ledger";
import { addressLine, answersOf } from "./buyers-words";
import type { OrderKind } from "./lifecycle";
import { needsDelivery } from "./lifecycle";
import { recordEvent } from "./record-event";
import { foldText, searchTextOf } from "./search-text";
import { settleOrder } from "./settle-order";
import { transitionOrder } from "./transition-order";

export interface NewItem {
  name: string;
  variation: string | null;
  quantity: number;
  unitAmount: bigint | null;
  details: Record<string, unknown>;
}

/** A payment that a platform reported, in our words. Amounts are minor units of `currency`. */
export interface PlatformOrder {
  siteId: string;
  platform: string;
  source: string;
  connectionId: string;
  inboundEventId: string;
  externalId: string;
  paymentKey: string;
  transactionId: string | null;
  kind: OrderKind;
  amount: bigint;
  currency: string;
  customerId: string | null;
  customerName: string | null;
  customerEmail: string | null;
  items: NewItem[];
  message: string | null;
  messagePrivate: boolean;
  isTest: boolean;
  shipping: Record<string, unknown> | null;
  details: Record<string, unknown>;
  reportedRank: string;
  placedAt: Date;
}

/** The items in a few words: `Sticker pack × 2 and 1 more`. */
export function summarizeItems(items: { name: string; quantity: number }[]): string {
  const [first] = items;
  if (!first) return "";
  const name = truncateText(first.name, 120) + (first.quantity > 1 ? ` × ${first.quantity}` : "");
  return items.length > 1 ? `${name} and ${items.length - 1} more` : name;
}

/** The columns that are derived from what the order holds. */
export function derivedColumns(
  order: Pick<
    PlatformOrder,
    "items" | "customerName" | "customerEmail" | "transactionId" | "message"
  > & { shipping?: Record<string, unknown> | null },
  reference: string,
) {
  const summary = summarizeItems(order.items);
  return {
    itemSummary: summary,
    itemSort: Array.from(foldText(summary)).slice(0, 80).join(""),
    customerSort: Array.from(foldText(order.customerName ?? order.customerEmail ?? ""))
      .slice(0, 80)
      .join(""),
    searchText: searchTextOf([
      reference,
      order.customerEmail,
      order.customerName,
      order.transactionId,
      ...order.items.flatMap((item) => [item.name, item.variation]),
      order.message,
      ...order.items.flatMap(({ details }) => answersOf(details).map(({ answer }) => answer)),
      addressLine(order.shipping ?? null),
    ]),
  };
}

async function insertOrder(tx: Transaction, order: PlatformOrder, reference: string, now: Date) {
  const derived = derivedColumns(order, reference);
  const id = newId();
  const { rowCount } = await tx.query(
    `insert into orders (id, site_id, reference, status, payment_status, kind, platform,
       connection_id, inbound_event_id, external_id, payment_key, transaction_id, amount, currency,
       customer_id, customer_name, customer_email, customer_sort, item_summary, item_sort, message,
       message_private, is_test, shipping, details, search_text, reported_rank, placed_at,
       created_at, updated_at)
     values ($1,$2,$3,'received','paid',$4::order_kind,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,
       $17,$18,$19,$20,$21,$22,$23,$24,$25,$26,$27,$27)
     on conflict do nothing`,
    [
      id,
      order.siteId,
      reference,
      order.kind,
      order.platform,
      order.connectionId,
      order.inboundEventId,
      order.externalId,
      order.paymentKey,
      order.transactionId,
      order.amount,
      order.currency,
      order.customerId,
      order.customerName,
      order.customerEmail,
      derived.customerSort,
      derived.itemSummary,
      derived.itemSort,
      order.message,
      order.messagePrivate,
      order.isTest,
      order.shipping === null ? null : JSON.stringify(order.shipping),
      JSON.stringify(order.details),
      derived.searchText,
      order.reportedRank,
      order.placedAt,
      now,
    ],
  );
  return rowCount === 1 ? id : null;
}

/** Inserts the order; null when it exists. A reference that is taken by chance is drawn again. */
async function insertUnlessKnown(tx: Transaction, order: PlatformOrder, now: Date) {
  for (;;) {
    const id = await insertOrder(tx, order, newReference(), now);
    if (id !== null) return id;
    const { rowCount } = await tx.query(
      "select 1 from orders where site_id = $1 and platform = $2 and external_id = $3",
      [order.siteId, order.platform, order.externalId],
    );
    if (rowCount !== 0) return null;
  }
}

export async function insertItems(
  tx: Transaction,
  siteId: string,
  orderId: string,
  items: NewItem[],
) {
  if (items.length === 0) return;
  await tx.query(
    `insert into order_items (id, site_id, order_id, position, name, variation, quantity,
       unit_amount, details)
     select i.id, $1, $2, i.position, i.name, i.variation, i.quantity, i.unit_amount, i.details
     from unnest($3::uuid[], $4::int[], $5::text[], $6::text[], $7::int[], $8::bigint[],
       $9::jsonb[]) as i(id, position, name, variation, quantity, unit_amount, details)`,
    [
      siteId,
      orderId,
      items.map(() => newId()),
      items.map((_, index) => index),
      items.map((item) => item.name),
      items.map((item) => item.variation),
      items.map((item) => item.quantity),
      items.map((item) => item.unitAmount),
      items.map((item) => JSON.stringify(item.details)),
    ],
  );
}

/**
 * Turns a reported payment into an order and walks it as far as the system can: accepted because it
 * is paid, completed where there is nothing to send; a refund that came first is applied.
 * The caller holds the lock on the payment. Returns null when the order exists already.
 */
export async function recordPlatformOrder(
  tx: Transaction,
  order: PlatformOrder,
  by: { actor: Actor; at: Date },
): Promise<string | null> {
  const id = await insertUnlessKnown(tx, order, by.at);
  if (id === null) return null;
  const at = { siteId: order.siteId, id };
  const system = { actor: { kind: "system", label: "Onetill" } as const, at: by.at };
  await insertItems(tx, order.siteId, id, order.items);
  await recordEvent(tx, at, {
    type: "order.received",
    data: { source: order.source, kind: order.kind, delivery_id: order.inboundEventId },
    ...by,
  });
  await recordMovement(tx, {
    siteId: order.siteId,
    kind: "charge",
    platform: order.platform,
    paymentKey: order.paymentKey,
    entryKey: `charge:${order.paymentKey}`,
    orderId: id,
    amount: order.amount,
    currency: order.currency,
    isTest: order.isTest,
    occurredAt: order.placedAt,
  });
  const paid = { amount: Number(order.amount), currency: order.currency, source: order.source };
  await recordEvent(tx, at, { type: "payment.paid", data: paid, ...by });
  const accept = { ...at, from: "received", to: "accepted", reason: "already paid" } as const;
  await transitionOrder(tx, accept, system);
  if (!needsDelivery(order.kind)) {
    const done = { ...at, from: "accepted", to: "completed", reason: "nothing to send" } as const;
    await transitionOrder(tx, done, system);
  }
  await settleOrder(tx, at, { ...by, source: order.source });
  return id;
}
