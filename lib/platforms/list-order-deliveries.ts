import { query } from "@/lib/db";
import type { Context } from "@/lib/kernel";
import { requireRight, toPublicId } from "@/lib/kernel";
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
    `select id, platform, event_type as "eventType", state, coalesce(outcome, reason) as outcome,
       repeats, received_at as "receivedAt"
     from inbound_events where site_id = $1 and order_id = $2
     order by received_at, id limit $3`,
    [order.siteId, order.id, limit],
  );
  return rows.map((row) => ({ ...row, id: toPublicId("delivery", row.id) }));
}
