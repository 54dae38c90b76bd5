import type { ToldEvent } from "@/lib/events";
import { formatMoney, toPublicId } from "@/lib/kernel";
import { type Draft, oneLine } from "./draft";

interface StoreOrder {
  reference: string;
  amount: bigint;
  currency: string;
  customer: string | null;
  items: string;
  isTest: boolean;
}

/** What becomes of an order of the store, in the order in which it may. */
export const storeChanges = [
  "order.accepted",
  "order.pending_payment",
  "order.declined",
  "order.canceled",
  "order.expired",
  "order.completed",
  "payment.refunded",
] as const;

export const isStoreChange = (type: string): boolean =>
  (storeChanges as readonly string[]).includes(type);

const titles: Record<string, (of: { name: string; who: string; from: unknown }) => string> = {
  "order.received": ({ who }) => `New request from ${who}`,
  "order.accepted": ({ name, from }) =>
    from === "completed" ? `${name} was reopened` : `${name} is accepted and paid`,
  "order.pending_payment": ({ name }) => `${name} waits for its payment`,
  "order.declined": ({ name }) => `${name} was declined`,
  "order.canceled": ({ name }) => `${name} was canceled`,
  "order.expired": ({ name }) => `${name} was not paid in time`,
  "order.completed": ({ name }) => `${name} is completed`,
  "payment.refunded": ({ name }) => `${name} was refunded`,
};

/** What happened to an order of the store, as the site's people are told of it, tests too. */
export function describeStoreOrder(event: ToldEvent, order: StoreOrder): Draft | null {
  const { siteId, type, data, subjectId } = event;
  const title = titles[type]?.({
    name: `Order ${order.reference}`,
    who: order.customer ? oneLine(order.customer, 60) : "a customer",
    from: data.from,
  });
  if (!title) return null;
  const money =
    type === "payment.refunded"
      ? { amount: BigInt(Math.trunc(Number(data.amount))), currency: String(data.currency) }
      : order;
  const parts = [
    oneLine(order.items, 120),
    formatMoney(money),
    typeof data.reason === "string" ? oneLine(data.reason, 200) : "",
    order.isTest ? "Test" : "",
  ];
  return {
    ...{ siteId, kind: "store_order", title, body: parts.filter(Boolean).join(" · ") },
    dedupeKey: type === "order.received" ? `new_order:${subjectId}` : `${type}:${event.id}`,
    href: `/orders/${toPublicId("order", subjectId)}`,
  };
}
