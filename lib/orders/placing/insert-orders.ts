import type { Transaction } from "@/lib/db";
import { newReference } from "@/lib/kernel";
import { itemColumns, itemRows } from "./item-rows";
import type { NewOrder, OrderBatch } from "./new-order";
import { derivedColumns } from "./new-order";
import type { Walk } from "./walk-new-order";

/** A new order where its walk led it. */
export interface Placing {
  id: string;
  order: NewOrder;
  walk: Walk;
}

function orderRow({ id, order, walk }: Placing) {
  const reference = newReference();
  const derived = derivedColumns(order, reference);
  return {
    ...{ id, reference, status: walk.status, payment_status: walk.paymentStatus },
    ...{ kind: order.kind, connection_id: order.connectionId },
    ...{ inbound_event_id: order.inboundEventId, external_id: order.externalId },
    ...{ payment_key: order.paymentKey, transaction_id: order.transactionId },
    ...{ amount: String(order.amount), currency: order.currency },
    amount_refunded: String(walk.paymentStatus === "refunded" ? order.amount : 0n),
    ...{ customer_id: order.customerId, customer_name: order.customerName },
    ...{ customer_email: order.customerEmail, customer_sort: derived.customerSort },
    ...{ item_summary: derived.itemSummary, item_sort: derived.itemSort },
    ...{ message: order.message, message_private: order.messagePrivate, is_test: order.isTest },
    ...{ shipping: order.shipping, details: order.details, search_text: derived.searchText },
    ...{ reported_rank: order.reportedRank, placed_at: order.placedAt },
    amount_shipping: String(order.amountShipping ?? 0n),
    ...{ payment_method: order.checked?.method ?? null, card: order.checked?.card ?? null },
  };
}

/**
 * The only statement that inserts orders: all at once, with their items and where they stand. Returns
 * the ids of those that are new; a reference that is taken by chance counts as not new.
 */
export async function insertOrders(
  tx: Transaction,
  batch: OrderBatch,
  placings: readonly Placing[],
): Promise<Set<string>> {
  const items = placings.flatMap(({ id, order }) => itemRows(id, order.items));
  const { rows } = await tx.query<{ id: string }>(
    `with placed as (
       insert into orders (id, site_id, reference, status, payment_status, kind, platform,
         connection_id, inbound_event_id, external_id, payment_key, transaction_id, amount,
         amount_refunded, currency, customer_id, customer_name, customer_email, customer_sort,
         item_summary, item_sort, message, message_private, is_test, shipping, details, search_text,
         reported_rank, imported_at, placed_at, created_at, updated_at, amount_shipping, payment_method,
         card)
       select r.id, $1, r.reference, r.status, r.payment_status, r.kind, $2,
         r.connection_id, r.inbound_event_id, r.external_id, r.payment_key, r.transaction_id, r.amount,
         r.amount_refunded, r.currency, r.customer_id, r.customer_name, r.customer_email,
         r.customer_sort, r.item_summary, r.item_sort, r.message, r.message_private, r.is_test,
         r.shipping, r.details, r.search_text, r.reported_rank, $4, r.placed_at, $3, $3,
         r.amount_shipping, r.payment_method, r.card
       from json_to_recordset($5::json) as r(id uuid, reference text, status order_status,
         payment_status payment_status, kind order_kind, connection_id uuid, inbound_event_id uuid,
         external_id text, payment_key text, transaction_id text, amount bigint,
         amount_refunded bigint, currency text, customer_id uuid, customer_name text,
         customer_email text, customer_sort text, item_summary text, item_sort text, message text,
         message_private boolean, is_test boolean, shipping jsonb, details jsonb, search_text text,
         reported_rank text, placed_at timestamptz, amount_shipping bigint, payment_method text,
         card jsonb)
       on conflict do nothing returning id
     ), items as (
       insert into order_items (id, site_id, order_id, position, name, variation, quantity,
         unit_amount, details, item_id)
       select i.id, $1, i.order_id, i.position, i.name, i.variation, i.quantity, i.unit_amount,
         i.details, i.item_id
       from json_to_recordset($6::json) as i(${itemColumns})
       join placed p on p.id = i.order_id
     )
     select id from placed`,
    [
      batch.siteId,
      batch.platform,
      batch.at,
      batch.file === undefined ? null : batch.at,
      JSON.stringify(placings.map(orderRow)),
      JSON.stringify(items),
    ],
  );
  return new Set(rows.map((row) => row.id));
}
