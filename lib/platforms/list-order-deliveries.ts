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

/** The delivery that made an order, with its body as it was received, secrets removed. */
export interface FirstDelivery extends OrderDelivery {
  body: Buffer;
}

type Row = OrderDelivery & { concerns: boolean; body: Buffer | null };

/**
 * The deliveries that made or changed one order, oldest first; at most `limit` of the oldest. With
 * them the first one with its body; null where an order was brought in some other way.
 */
export async function listOrderDeliveries(
  ctx: Context,
  order: { siteId: string; id: string; inboundEventId: string | null },
  limit = 100,
): Promise<{ deliveries: OrderDelivery[]; first: FirstDelivery | null }> {
  requireRight(ctx, order.siteId, "deliveries:read");
  const rows = await query<Row>(
    `select id, platform, event_type as "eventType", state, coalesce(outcome, reason) as outcome,
       repeats, received_at as "receivedAt", order_id is not distinct from $2 as concerns,
       case when id = $4 then body end as body
     from inbound_events where site_id = $1 and (order_id = $2 or id = $4)
     order by id is not distinct from $4 desc, received_at, id limit $3`,
    [order.siteId, order.id, limit, order.inboundEventId],
  );
  const deliveries = rows
    .filter(({ concerns }) => concerns)
    .map(({ concerns: _, body: __, ...row }) => ({ ...row, id: toPublicId("delivery", row.id) }))
    .sort((one, other) => one.receivedAt.getTime() - other.receivedAt.getTime());
  const [first] = rows;
  return {
    deliveries,
    first: first?.body
      ? { ...first, id: toPublicId("delivery", first.id), body: first.body }
      : null,
  };
}
