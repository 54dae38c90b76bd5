import { query } from "@/lib/db";
import type { Context } from "@/lib/kernel";
import { fromPublicId, invalid, notFound, requireRight, sitesWith, toPublicId } from "@/lib/kernel";
import { z } from "zod";

export const deliveryStates = ["pending", "processed", "quarantined"] as const;
export type DeliveryState = (typeof deliveryStates)[number];

export const deliveryFilterSchema = z.object({
  state: z.array(z.enum(deliveryStates)).default([]),
  platform: z.array(z.string().max(40)).default([]),
  /** Slugs or client ids. */
  site: z.array(z.string().max(100)).default([]),
});
export type DeliveryFilter = z.infer<typeof deliveryFilterSchema>;

export interface DeliveryLine {
  id: string;
  siteId: string;
  siteName: string;
  siteSlug: string;
  siteTimeZone: string;
  platform: string;
  eventType: string | null;
  isTest: boolean;
  state: DeliveryState;
  reason: string | null;
  outcome: string | null;
  attempts: number;
  repeats: number;
  orderId: string | null;
  receivedAt: Date;
  processedAt: Date | null;
}

const columns = `e.id, e.site_id as "siteId", s.name as "siteName", s.slug as "siteSlug",
  s.time_zone as "siteTimeZone", e.platform, e.event_type as "eventType", e.is_test as "isTest",
  e.state, e.reason, e.outcome, e.attempts, e.repeats, e.order_id as "orderId",
  e.received_at as "receivedAt", e.processed_at as "processedAt"`;

const present = <Line extends DeliveryLine>(row: Line): Line => ({
  ...row,
  id: toPublicId("delivery", row.id),
  orderId: row.orderId === null ? null : toPublicId("order", row.orderId),
});

function readCursor(cursor: string): string {
  try {
    return fromPublicId("delivery", cursor);
  } catch {
    throw invalid("cursor is not one that this list gave", "cursor");
  }
}

/** The newest deliveries of the actor's sites, a page at a time. */
export async function listDeliveries(
  ctx: Context,
  request: { filter: DeliveryFilter; limit: number; cursor?: string | null },
): Promise<{ deliveries: DeliveryLine[]; nextCursor: string | null }> {
  const { filter, limit } = request;
  const rows = await query<DeliveryLine>(
    `select ${columns} from unnest($1::uuid[]) as w(id) cross join lateral (
       select e.* from inbound_events e
       where e.site_id = w.id
         and (cardinality($2::text[]) = 0 or e.state = any($2::inbound_state[]))
         and (cardinality($3::text[]) = 0 or e.platform = any($3))
         and ($5::uuid is null or (e.received_at, e.id) <
           (select c.received_at, c.id from inbound_events c where c.id = $5))
       order by e.received_at desc, e.id desc limit $6
     ) e join sites s on s.id = e.site_id
     where cardinality($4::text[]) = 0 or s.slug = any($4) or s.client_id = any($4)
     order by e.received_at desc, e.id desc limit $6`,
    [
      sitesWith(ctx, "deliveries:read"),
      filter.state,
      filter.platform,
      filter.site,
      request.cursor ? readCursor(request.cursor) : null,
      limit + 1,
    ],
  );
  const deliveries = rows.slice(0, limit).map(present);
  return {
    deliveries,
    nextCursor: rows.length > limit ? (deliveries.at(-1)?.id ?? null) : null,
  };
}

export interface DeliveryDetail extends DeliveryLine {
  deliveryId: string;
  headers: Record<string, string>;
  /** As it was received, secrets removed. */
  body: Buffer;
}

/** One delivery with its body. Throws `not_found` outside the actor's sites. */
export async function getDelivery(ctx: Context, publicId: string): Promise<DeliveryDetail> {
  const rows = await query<DeliveryDetail>(
    `select ${columns}, e.delivery_id as "deliveryId", e.headers, e.body
     from inbound_events e join sites s on s.id = e.site_id
     where e.site_id = any($1::uuid[]) and e.id = $2`,
    [ctx.sites.map((site) => site.siteId), fromPublicId("delivery", publicId)],
  );
  const row = rows[0];
  if (!row) throw notFound("delivery");
  requireRight(ctx, row.siteId, "deliveries:read");
  return present(row);
}
