import { isDeepStrictEqual } from "node:util";
import type { Transaction } from "@/lib/db";
import type { Actor } from "@/lib/kernel";
import { formatMoney } from "@/lib/kernel";
import type { PlatformOrder } from "./record-platform-order";
import { derivedColumns, insertItems } from "./record-platform-order";
import { recordEvent } from "./record-event";

interface Known {
  id: string;
  reference: string;
  amount: bigint;
  currency: string;
  message: string | null;
  customer_email: string | null;
  customer_name: string | null;
  shipping: unknown;
  details: unknown;
  items: { name: string; quantity: number; details: unknown }[];
}

function changedParts(known: Known, order: PlatformOrder): string[] {
  const items = order.items.map(({ name, quantity, details }) => ({ name, quantity, details }));
  const pairs: [string, unknown, unknown][] = [
    ["items", known.items, JSON.parse(JSON.stringify(items))],
    ["message", known.message, order.message],
    ["customer", [known.customer_name, known.customer_email], [order.customerName, order.customerEmail]],
    ["shipping", known.shipping, JSON.parse(JSON.stringify(order.shipping))],
    ["details", known.details, JSON.parse(JSON.stringify(order.details))],
  ];
  return pairs.filter(([, before, after]) => !isDeepStrictEqual(before, after)).map(([name]) => name);
}

/**
 * Takes over what the platform says now about an order that it reported before; an older report than
 * the last one changes nothing. Another amount is never taken over silently: it is flagged for review.
 */
export async function updatePlatformOrder(
  tx: Transaction,
  order: PlatformOrder,
  by: { actor: Actor; at: Date },
): Promise<string | null> {
  const { rows } = await tx.query<Known>(
    `select o.id, o.reference, o.amount, o.currency, o.message, o.customer_email, o.customer_name,
       o.shipping, o.details,
       coalesce((select jsonb_agg(jsonb_build_object('name', i.name, 'quantity', i.quantity,
         'details', i.details) order by i.position) from order_items i
         where i.site_id = o.site_id and i.order_id = o.id), '[]') as items
     from orders o
     where o.site_id = $1 and o.platform = $2 and o.payment_key = $3 and o.reported_rank < $4
     order by o.id limit 1 for update of o`,
    [order.siteId, order.platform, order.paymentKey, order.reportedRank],
  );
  const known = rows[0];
  if (!known) return null;
  const changed = changedParts(known, order);
  const sameMoney = known.amount === order.amount && known.currency === order.currency;
  const review = sameMoney
    ? null
    : `${order.source} now reports ${formatMoney(order)} for this order.`;
  const derived = derivedColumns(order, known.reference);
  await tx.query(
    `update orders set reported_rank = $3, message = $4, message_private = $5, customer_id = $6,
       customer_name = $7, customer_email = $8, customer_sort = $9, shipping = $10, details = $11,
       item_summary = $12, item_sort = $13, search_text = $14,
       needs_review = coalesce($15, needs_review), updated_at = $16
     where site_id = $1 and id = $2`,
    [
      order.siteId,
      known.id,
      order.reportedRank,
      order.message,
      order.messagePrivate,
      order.customerId,
      order.customerName,
      order.customerEmail,
      derived.customerSort,
      order.shipping === null ? null : JSON.stringify(order.shipping),
      JSON.stringify(order.details),
      derived.itemSummary,
      derived.itemSort,
      derived.searchText,
      review,
      by.at,
    ],
  );
  if (changed.includes("items")) {
    await tx.query("delete from order_items where site_id = $1 and order_id = $2", [
      order.siteId,
      known.id,
    ]);
    await insertItems(tx, order.siteId, known.id, order.items);
  }
  if (changed.length > 0 || review) {
    await recordEvent(
      tx,
      { siteId: order.siteId, id: known.id },
      { type: "order.updated", data: { changed: review ? [...changed, "amount"] : changed }, ...by },
    );
  }
  return known.id;
}
