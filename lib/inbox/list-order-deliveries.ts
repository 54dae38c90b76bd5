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
    `select e.id, e.platform, e.event_type as "eventType", e.state,
       coalesce(e.outcome, e.reason) as outcome, coalesce(n.repeats, 0) as repeats,
       e.received_at as "receivedAt", e.order_id is not distinct from $2 as concerns,
       case when e.id = $4 then e.body end as body
     from inbound_events e ${repeatsOf}
     where e.site_id = $1 and (e.order_id = $2 or e.id = $4)
     order by e.id is not distinct from $4 desc, e.received_at, e.id limit $3`,
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
