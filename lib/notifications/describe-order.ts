import type { Transaction } from "@/lib/db";
import type { ToldEvent } from "@/lib/events";
import { formatMoney, toPublicId } from "@/lib/kernel";
import { needsDelivery, type OrderKind } from "@/lib/orders";
import { platformName } from "@/lib/platforms";
import { describeStoreOrder, isStoreChange } from "./describe-store-order";
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

interface Order extends Record<string, unknown> {
  id: string;
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

async function findOrders(tx: Transaction, events: readonly ToldEvent[], now: Date) {
  const { rows } = await tx.query<Order>(
    `select id, reference, kind, platform, amount, currency, customer_name as customer,
       item_summary as items, needs_review as matter, is_test as "isTest",
       imported_at is not null or placed_at < $3::timestamptz - interval '${newsHours} hours' as "isPast"
     from orders where site_id = $1 and id = any($2::uuid[])`,
    [events[0]?.siteId, events.map(({ subjectId }) => subjectId), now],
  );
  return new Map(rows.map((order) => [order.id, order]));
}

function describeNew(entry: ToldEvent, order: Order): Draft | null {
  if (order.kind === "store") return describeStoreOrder(entry, order);
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

function describeOne(event: ToldEvent, order: Order): Draft | null {
  if (event.type === "order.received") return describeNew(event, order);
  if (isStoreChange(event.type)) {
    return order.kind === "store" ? describeStoreOrder(event, order) : null;
  }
  // Somebody was quicker and has settled it.
  if (order.matter === null || order.isTest) return null;
  return {
    siteId: event.siteId,
    kind: "needs_review",
    dedupeKey: `review:${event.id}`,
    title: `Order ${order.reference} needs a look`,
    body: oneLine(String(event.data.matter ?? order.matter), 300),
    href: `/orders/${toPublicId("order", event.subjectId)}`,
  };
}

/** What events of orders of one site tell people; those that are no news have no draft. */
export async function describeOrders(
  tx: Transaction,
  events: readonly ToldEvent[],
  now: Date,
): Promise<Draft[]> {
  const orders = await findOrders(tx, events, now);
  return events.flatMap((event) => {
    const order = orders.get(event.subjectId);
    return (order && describeOne(event, order)) ?? [];
  });
}
