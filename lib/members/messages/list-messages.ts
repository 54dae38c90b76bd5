import { query } from "@/lib/db";
import { type Context, requireRight, toPublicId } from "@/lib/kernel";
import { type OrderOrId, orderOf } from "@/lib/orders";

export interface OrderMessage {
  /** The shown id, `msg_…`. */
  id: string;
  from: "member" | "site";
  authorLabel: string;
  body: string;
  createdAt: Date;
}

/** What was written about an order, oldest first. Throws `not_found` outside the actor's sites. */
export async function listMessages(ctx: Context, about: OrderOrId): Promise<OrderMessage[]> {
  const order = await orderOf(ctx, about);
  requireRight(ctx, order.siteId, "orders:read");
  const rows = await query<OrderMessage & Record<string, unknown>>(
    `select id, "from", author_label as "authorLabel", body, created_at as "createdAt"
     from order_messages where site_id = $1 and order_id = $2 order by id limit 500`,
    [order.siteId, order.id],
  );
  return rows.map((row) => ({ ...row, id: toPublicId("message", row.id) }));
}
