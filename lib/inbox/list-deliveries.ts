import { query } from "@/lib/db";
import type { Context } from "@/lib/kernel";
import { fromPublicId, invalid, sitesWith, toPublicId } from "@/lib/kernel";
import type { DeliveryFilter, DeliveryState } from "./schemas";

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

export const deliveryColumns = `e.id, e.site_id as "siteId", s.name as "siteName",
  s.slug as "siteSlug", s.time_zone as "siteTimeZone", e.platform, e.event_type as "eventType",
  e.is_test as "isTest", e.state, e.reason, e.outcome, e.attempts,
  coalesce(n.repeats, 0) as repeats,
  e.order_id as "orderId", e.received_at as "receivedAt", e.processed_at as "processedAt"`;

/** How often a delivery came again is in a row of its own, where it did. */
export const repeatsOf = `left join inbound_repeats n
  on n.site_id = e.site_id and n.connection_id = e.connection_id and n.delivery_id = e.delivery_id`;

export const presentDelivery = <Line extends DeliveryLine>(row: Line): Line => ({
  ...row,
  id: toPublicId("delivery", row.id),
  orderId: row.orderId === null ? null : toPublicId("order", row.orderId),
});

// A place in the list: when a delivery was received, in milliseconds, and its id.
const cursorPattern = /^(\d{1,14})\.(dlv_\w{26})$/;

const cursorOf = (row: DeliveryLine | undefined) =>
  row ? `${row.receivedAt.getTime()}.${row.id}` : null;

function readCursor(cursor: string): { at: Date; id: string } {
  const [, at, id] = cursorPattern.exec(cursor) ?? [];
  try {
    return { at: new Date(Number(at)), id: fromPublicId("delivery", id ?? "") };
  } catch {
    throw invalid("cursor is not one that this list gave", "cursor");
  }
}

interface DeliveryListRequest {
  filter: DeliveryFilter;
  limit: number;
  /** What comes after this place: older deliveries. */
  after?: string | null;
  /** What comes before it: newer ones. */
  before?: string | null;
}

export interface DeliveryPage {
  deliveries: DeliveryLine[];
  nextCursor: string | null;
  previousCursor: string | null;
}

/** The sites to look at: those of the actor that the filter names, or all of them. */
async function chooseSites(ctx: Context, names: string[]): Promise<string[]> {
  const mine = sitesWith(ctx, "deliveries:read");
  if (names.length === 0) return mine;
  const rows = await query<{ id: string }>(
    "select id from sites where id = any($1::uuid[]) and (slug = any($2) or client_id = any($2))",
    [mine, names],
  );
  return rows.map((row) => row.id);
}

/**
 * The deliveries of the actor's sites, newest first, a page at a time by place in the list.
 * Throws `invalid_request` for a cursor that this list did not give.
 */
export async function listDeliveries(
  ctx: Context,
  request: DeliveryListRequest,
): Promise<DeliveryPage> {
  const { filter, limit } = request;
  const backwards = Boolean(request.before);
  const values: unknown[] = [await chooseSites(ctx, filter.site)];
  const conditions = ["e.site_id = w.id"];
  const add = (value: unknown) => `$${values.push(value)}`;
  if (filter.state.length > 0) {
    conditions.push(`e.state = any(${add(filter.state)}::inbound_state[])`);
  }
  if (filter.platform.length > 0) conditions.push(`e.platform = any(${add(filter.platform)})`);
  const cursor = request.before || request.after;
  if (cursor) {
    const place = readCursor(cursor);
    conditions.push(
      `(e.received_at, e.id) ${backwards ? ">" : "<"} (${add(place.at)}, ${add(place.id)})`,
    );
  }
  const direction = backwards ? "asc" : "desc";
  const order = `order by e.received_at ${direction}, e.id ${direction} limit ${add(limit + 1)}`;
  // Each site's newest come from its own index; then the sites' pages are merged.
  const rows = await query<DeliveryLine>(
    `select ${deliveryColumns} from unnest($1::uuid[]) as w(id) cross join lateral (
       select e.* from inbound_events e where ${conditions.join(" and ")} ${order}
     ) e join sites s on s.id = e.site_id ${repeatsOf} ${order}`,
    values,
  );
  const deliveries = rows.slice(0, limit).map(presentDelivery);
  if (backwards) deliveries.reverse();
  const hasMore = rows.length > limit;
  return {
    deliveries,
    nextCursor: backwards || hasMore ? cursorOf(deliveries.at(-1)) : null,
    previousCursor: (backwards ? hasMore : cursor) ? cursorOf(deliveries[0]) : null,
  };
}
