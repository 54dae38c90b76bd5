import type { Context } from "@/lib/kernel";
import { toPublicId } from "@/lib/kernel";
import {
  among,
  byTime,
  defineRows,
  type ListRequest,
  type RowPage,
  visibleSites,
} from "@/lib/lists";
import { type DeliveryListState, deliveryList } from "./delivery-list";
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

const deliveryRows = defineRows<DeliveryLine, DeliveryFilter, "received_at">({
  ...{ kind: "delivery", table: "inbound_events", alias: "e" },
  columns: deliveryColumns,
  joins: `join sites s on s.id = e.site_id ${repeatsOf}`,
  sites: (ctx, { site }) => visibleSites(ctx, site, "deliveries:read"),
  where: {
    state: among("e.state", "inbound_state"),
    platform: among("e.platform", "text"),
  },
  sorts: { received_at: { keys: [byTime("received_at", (row) => row.receivedAt)] } },
  facets: { received_at: [{ filter: "state", column: "state", type: "inbound_state" }] },
});

/** A page of the deliveries of the actor's sites. Throws `invalid_request` for a cursor of another list. */
export async function listDeliveries(
  ctx: Context,
  request: Omit<ListRequest<DeliveryFilter>, "sort"> & { sort?: DeliveryListState["sort"] },
): Promise<RowPage<DeliveryLine>> {
  const { sort = deliveryList.usualSort } = request;
  const page = await deliveryRows.page(ctx, { ...request, sort });
  return { ...page, rows: page.rows.map(presentDelivery) };
}
