import { listMemberships } from "@/lib/customers";
import { listOrderDeliveries } from "@/lib/inbox";
import { type Context, can } from "@/lib/kernel";
import { listOrderMails } from "@/lib/mail";
import { findOrderMatch } from "@/lib/matching";
import { listMessages } from "@/lib/members";
import { isOwn, listCustomerOrders, type Note, type OrderRow } from "@/lib/orders";
import type { ApiEvent } from "@/lib/orders/schemas";
import { readMoney } from "@/lib/payments";
import { findUnsentAnswers } from "@/lib/replies";
import { listOrderEvents } from "@/lib/timeline";

const otherOrders = 5;

async function readEvents(ctx: Context, order: OrderRow): Promise<ApiEvent[]> {
  const events: ApiEvent[] = [];
  let cursor: string | null = null;
  do {
    const page = await listOrderEvents(ctx, order, { limit: 200, cursor });
    events.push(...page.events);
    cursor = page.nextCursor;
  } while (cursor);
  return events;
}

async function readCustomer(ctx: Context, order: OrderRow) {
  if (order.customerId === null) return null;
  const [memberships, orders] = await Promise.all([
    listMemberships(ctx, order.siteId, order.customerId),
    listCustomerOrders(ctx, order.siteId, order.customerId, otherOrders + 2),
  ]);
  const others = orders.filter((other) => other.id !== order.id);
  return {
    memberships,
    orders: others.slice(0, otherOrders),
    hasMore: others.length > otherOrders,
  };
}

/** The mails about the order, and why there is none; null for those who may not see any. */
async function readMails(ctx: Context, order: OrderRow) {
  if (!can(ctx, order.siteId, "mails:read")) return null;
  const mails = await listOrderMails(ctx, order);
  if (mails.length > 0) return { mails, skipped: null };
  const status = (await findUnsentAnswers(ctx, [order.id])).get(order.id);
  return { mails, skipped: status?.state === "skipped" ? status.why : null };
}

/** Everything that an order's page shows beside the order and its notes. */
export async function readOrder(
  ctx: Context,
  loaded: { order: OrderRow; notes: Note[]; fee: bigint | null },
) {
  const { order } = loaded;
  const [events, { deliveries, first: firstDelivery }, customer, mails, match, money, messages] =
    await Promise.all([
      readEvents(ctx, order),
      listOrderDeliveries(ctx, order),
      readCustomer(ctx, order),
      readMails(ctx, order),
      findOrderMatch(ctx, order),
      isOwn(order.kind) ? readMoney(ctx, order) : null,
      listMessages(ctx, order),
    ]);
  return { ...loaded, events, deliveries, firstDelivery, customer, mails, match, money, messages };
}

export type OrderData = Awaited<ReturnType<typeof readOrder>>;
