import { query } from "@/lib/db";
import type { Context } from "@/lib/kernel";
import { requireRight } from "@/lib/kernel";
import type { OrderRow } from "../order-row";
import { orderColumns } from "../order-row";

/** The newest orders of one customer. */
export async function listCustomerOrders(
  ctx: Context,
  siteId: string,
  customerId: string,
  limit = 10,
): Promise<OrderRow[]> {
  requireRight(ctx, siteId, "orders:read");
  return query<OrderRow>(
    `select ${orderColumns("= $1")} from orders o join sites s on s.id = o.site_id
     where o.site_id = $1 and o.customer_id = $2 order by o.placed_at desc, o.id desc limit $3`,
    [siteId, customerId, limit],
  );
}
