import { query } from "@/lib/db";
import type { Context } from "@/lib/kernel";
import { requireRight, toPublicId } from "@/lib/kernel";
import { repeatsOf } from "./list-deliveries";
import type { DeliveryState } from "./schemas";

/** A delivery that concerned an order, for the order's timeline. */
export interface OrderDelivery {
  id: string;
  platform: string;
  eventType: string | null;
  state: DeliveryState;
  /** One sentence of what came of it, or why nothing did. */
  outcome: string | null;
  /** How often the platform sent it again. */
  repeats: number;
  receivedAt: Date;
}

/** The deliveries that made or changed one order, oldest first; at most `limit` of the oldest. */
export async function listOrderDeliveries(
  ctx: Context,
  order: { siteId: string; id: string },
  limit = 100,
): Promise<OrderDelivery[]> {
  requireRight(ctx, order.siteId, "deliveries:read");
  const rows = await query<OrderDelivery>(
    `select e.id, e.platform, e.event_type as "eventType", e.state,
       coalesce(e.outcome, e.reason) as outcome, coalesce(n.repeats, 0) as repeats,
       e.received_at as "receivedAt"
     from inbound_events e ${repeatsOf} where e.site_id = $1 and e.order_id = $2
     order by e.received_at, e.id limit $3`,
    [order.siteId, order.id, limit],
  );
  return rows.map((row) => ({ ...row, id: toPublicId("delivery", row.id) }));
}
