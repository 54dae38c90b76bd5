import { query } from "@/lib/db";
import type { Context } from "@/lib/kernel";
import { notFound, requireRight } from "@/lib/kernel";
import { findOrder } from "./internal";
import type { OrderRow } from "./order-row";
import { orderColumns } from "./order-row";

/** One order by its shown id. Throws `not_found` outside the actor's sites. */
export async function getOrder(ctx: Context, publicId: string): Promise<OrderRow> {
  const handle = await findOrder(ctx, publicId);
  requireRight(ctx, handle.siteId, "orders:read");
  const rows = await query<OrderRow>(
    `select ${orderColumns} from orders o join sites s on s.id = o.site_id
     where o.site_id = $1 and o.id = $2`,
    [handle.siteId, handle.id],
  );
  if (!rows[0]) throw notFound("order");
  return rows[0];
}
