import { getCustomer } from "@/lib/customers";
import { type Context, can, isOnetillError, toPublicId } from "@/lib/kernel";
import { listOrderMails, mailStatusOf } from "@/lib/mail";
import { findOrderMatch } from "@/lib/matching";
import { listCustomerOrders, listNotes, type OrderRow } from "@/lib/orders";
import type { ApiEvent } from "@/lib/orders/schemas";
import { getDelivery, listOrderDeliveries } from "@/lib/platforms";
import { listOrderEvents } from "@/lib/timeline";

const otherOrders = 5;

async function readEvents(ctx: Context, id: string): Promise<ApiEvent[]> {
  const events: ApiEvent[] = [];
  let cursor: string | null = null;
  do {
    const page = await listOrderEvents(ctx, id, { limit: 200, cursor });
    events.push(...page.events);
    cursor = page.nextCursor;
  } while (cursor);
  return events;
}

async function readFirstDelivery(ctx: Context, order: OrderRow) {
  if (order.inboundEventId === null) return null;
  try {
    return await getDelivery(ctx, toPublicId("delivery", order.inboundEventId));
  } catch (error) {
    // An order that was brought in some other way names a delivery that was never here.
    if (isOnetillError(error, "not_found", "forbidden")) return null;
    throw error;
  }
}

async function readCustomer(ctx: Context, order: OrderRow) {
  if (order.customerId === null) return null;
  const [customer, orders] = await Promise.all([
    getCustomer(ctx, order.siteId, order.customerId),
    listCustomerOrders(ctx, order.siteId, order.customerId, otherOrders + 2),
  ]);
  const others = orders.filter((other) => other.id !== order.id);
  return {
    memberships: customer.subscriptions,
    orders: others.slice(0, otherOrders),
    hasMore: others.length > otherOrders,
  };
}

/** The mails about the order, and why there is none; null for those who may not see any. */
async function readMails(ctx: Context, order: OrderRow) {
  if (!can(ctx, order.siteId, "mails:read")) return null;
  const [mails, statuses] = await Promise.all([
    listOrderMails(ctx, order),
    mailStatusOf(ctx, [order.id]),
  ]);
  const status = statuses.get(order.id);
  return { mails, skipped: status?.state === "skipped" ? status.why : null };
}

/** Everything that an order's page shows beside the order itself. */
export async function readOrder(ctx: Context, order: OrderRow) {
  const id = toPublicId("order", order.id);
  const [events, notes, deliveries, firstDelivery, customer, mails, match] = await Promise.all([
    readEvents(ctx, id),
    listNotes(ctx, id),
    listOrderDeliveries(ctx, order),
    readFirstDelivery(ctx, order),
    readCustomer(ctx, order),
    readMails(ctx, order),
    findOrderMatch(ctx, order),
  ]);
  return { id, order, events, notes, deliveries, firstDelivery, customer, mails, match };
}

export type OrderData = Awaited<ReturnType<typeof readOrder>>;
