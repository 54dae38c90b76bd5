import type { Transaction } from "@/lib/db";
import type { OutboxEntry } from "@/lib/events";
import { formatMoney, toPublicId } from "@/lib/kernel";
import { needsDelivery, type OrderKind } from "@/lib/orders";
import { platformName } from "@/lib/platforms";
import { type Draft, oneLine } from "./draft";

const nouns: Record<OrderKind, string> = {
  donation: "tip",
  membership: "membership payment",
  shop: "shop order",
  commission: "commission",
  wishlist: "wish",
  store: "store order",
  api: "API order",
};

/** What was placed longer ago, in hours, is history that comes in late, and no news. */
const newsHours = 24;

interface Order {
  reference: string;
  kind: OrderKind;
  platform: string;
  amount: bigint;
  currency: string;
  customer: string | null;
  items: string;
  matter: string | null;
  isTest: boolean;
  isPast: boolean;
}

async function findOrder(tx: Transaction, entry: OutboxEntry, now: Date) {
  const { rows } = await tx.query<Order>(
    `select reference, kind, platform, amount, currency, customer_name as customer,
       item_summary as items, needs_review as matter, is_test as "isTest",
       imported_at is not null or placed_at < $3::timestamptz - interval '${newsHours} hours' as "isPast"
     from orders where site_id = $1 and id = $2`,
    [entry.siteId, entry.subjectId, now],
  );
  return rows[0];
}

function describeNew(entry: OutboxEntry, order: Order): Draft | null {
  if (order.isTest || order.isPast) return null;
  const money = formatMoney({ amount: order.amount, currency: order.currency });
  const from = order.customer ? ` from ${oneLine(order.customer, 60)}` : "";
  const noun = nouns[order.kind];
  const parts = [
    // A platform that sells nothing by name calls a tip "Tip".
    order.items.toLowerCase() === noun ? "" : oneLine(order.items, 120),
    platformName(order.platform),
    needsDelivery(order.kind) ? "to be sent" : "",
  ];
  return {
    siteId: entry.siteId,
    kind: "new_order",
    dedupeKey: `new_order:${entry.subjectId}`,
    title: `New ${noun}: ${money}${from}`,
    body: parts.filter(Boolean).join(" · "),
    href: `/orders/${toPublicId("order", entry.subjectId)}`,
  };
}

/** What an order's event tells people, or null when it is no news. */
export async function describeOrder(
  tx: Transaction,
  entry: OutboxEntry,
  now: Date,
): Promise<Draft | null> {
  if (entry.type !== "order.received" && entry.type !== "review.needed") return null;
  const order = await findOrder(tx, entry, now);
  if (!order) return null;
  if (entry.type === "order.received") return describeNew(entry, order);
  // Somebody was quicker and has settled it.
  if (order.matter === null || order.isTest) return null;
  return {
    siteId: entry.siteId,
    kind: "needs_review",
    dedupeKey: `review:${entry.id}`,
    title: `Order ${order.reference} needs a look`,
    body: oneLine(String(entry.data.matter ?? order.matter), 300),
    href: `/orders/${toPublicId("order", entry.subjectId)}`,
  };
}
