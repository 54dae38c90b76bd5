import { query } from "@/lib/db";
import type { Context } from "@/lib/kernel";
import { type OrderStatus, orderStatuses } from "@/lib/orders";
import { requireInsights, type Scope } from "./internal";

/** How many orders of the period stand where, whatever their currency. Test orders are left out. */
export async function countByStatus(
  ctx: Context,
  { siteIds, period }: Scope,
): Promise<Record<OrderStatus, number>> {
  requireInsights(ctx, siteIds);
  const rows = await query<{ status: OrderStatus; orders: number }>(
    `select o.status, count(*)::int as orders from orders o
     where o.site_id = any($1::uuid[]) and o.placed_at >= $2 and o.placed_at < $3 and not o.is_test
     group by o.status`,
    [siteIds, period.from, period.to],
  );
  const counts = Object.fromEntries(orderStatuses.map((status) => [status, 0]));
  for (const { status, orders } of rows) counts[status] = orders;
  return counts as Record<OrderStatus, number>;
}
