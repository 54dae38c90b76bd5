import { getCustomer } from "@/lib/customers";
import { type Context, isOnetillError, toPublicId } from "@/lib/kernel";
import { listCustomerOrders, listEvents, listNotes, type OrderRow } from "@/lib/orders";
import type { ApiEvent } from "@/lib/orders/schemas";
import { getDelivery, listOrderDeliveries } from "@/lib/sources";

const otherOrders = 5;

async function readEvents(ctx: Context, id: string): Promise<ApiEvent[]> {
  const events: ApiEvent[] = [];
  let cursor: string | null = null;
  do {
    const page = await listEvents(ctx, id, { limit: 200, cursor });
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

/** Everything that an order's page shows beside the order itself. */
export async function readOrder(ctx: Context, order: OrderRow) {
  const id = toPublicId("order", order.id);
  const [events, notes, deliveries, firstDelivery, customer] = await Promise.all([
    readEvents(ctx, id),
    listNotes(ctx, id),
    listOrderDeliveries(ctx, order),
    readFirstDelivery(ctx, order),
    readCustomer(ctx, order),
  ]);
  return { id, order, events, notes, deliveries, firstDelivery, customer };
}

export type OrderData = Awaited<ReturnType<typeof readOrder>>;
