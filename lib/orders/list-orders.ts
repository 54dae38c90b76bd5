import { query } from "@/lib/db";
import type { Context } from "@/lib/kernel";
import { sitesWith, toPublicId } from "@/lib/kernel";
import { filterConditions, Parameters } from "./filter-sql";
import { cursorOf, readCursor, sortColumns } from "./order-cursor";
import type { OrderRow } from "./order-row";
import { orderColumns } from "./order-row";
import type { OrderFilter } from "./schemas";
import type { SortSpec } from "./sorts";

export interface OrderPage {
  orders: OrderRow[];
  /** Where the next page starts; null on the last one. */
  nextCursor: string | null;
  /** Where the page before ends; null on the first one. */
  previousCursor: string | null;
}

export interface OrderListRequest {
  filter: OrderFilter;
  sort: SortSpec;
  limit: number;
  /** Rows after this place, or before it: one of them at most. */
  after?: string | null;
  before?: string | null;
}

/** The sites of a filter that the actor may see; a name of anybody else's matches nothing. */
export async function visibleSites(ctx: Context, wanted: readonly string[]): Promise<string[]> {
  const visible = sitesWith(ctx, "orders:read");
  if (wanted.length === 0) return visible;
  const names = new Set(wanted);
  const rows = await query<{ id: string; slug: string; client_id: string }>(
    "select id, slug, client_id from sites where id = any($1::uuid[])",
    [visible],
  );
  return rows
    .filter(
      ({ id, slug, client_id }) =>
        names.has(slug) || names.has(client_id) || names.has(toPublicId("site", id)),
    )
    .map(({ id }) => id);
}

/**
 * One page of the actor's orders, by keyset: its cost does not grow with how deep the page lies.
 * Each site (and each wanted status or platform) is walked along its own index, then merged.
 */
export async function listOrders(ctx: Context, request: OrderListRequest): Promise<OrderPage> {
  const { filter, sort } = request;
  const sites = await visibleSites(ctx, filter.site);
  if (sites.length === 0) return { orders: [], nextCursor: null, previousCursor: null };

  const backwards = Boolean(request.before);
  const cursor = request.before ?? request.after;
  const descending = sort.descending !== backwards;
  const { column, cast } = sortColumns[sort.by];
  const params = new Parameters();
  const siteParam = params.add(sites);
  const facet =
    sort.by !== "placed_at"
      ? null
      : filter.status.length > 0
        ? "status"
        : filter.platform.length > 0
          ? "platform"
          : null;
  const facetType = facet === "status" ? "order_status" : "text";
  const facetSource = facet
    ? `cross join unnest(${params.add([...new Set<string>(filter[facet])])}::${facetType}[]) as f(value)`
    : "";
  const conditions = [
    "o.site_id = w.id",
    ...(facet ? [`o.${facet} = f.value`] : []),
    ...filterConditions(filter, params, facet),
  ];
  if (cursor) {
    const place = readCursor(cursor, sort);
    const key = params.add(place.key);
    const id = params.add(place.id);
    conditions.push(`(o.${column}, o.id) ${descending ? "<" : ">"} (${key}::${cast}, ${id}::uuid)`);
  }
  const limit = params.add(request.limit + 1);
  const direction = descending ? "desc" : "asc";
  const rows = await query<OrderRow>(
    `with page as (
       select p.id, p.site_id, p.sort_key
       from unnest(${siteParam}::uuid[]) as w(id) ${facetSource}
       cross join lateral (
         select o.id, o.site_id, o.${column} as sort_key from orders o
         where ${conditions.join(" and ")}
         order by o.${column} ${direction}, o.id ${direction}
         limit ${limit}
       ) p
       order by p.sort_key ${direction}, p.id ${direction}
       limit ${limit}
     )
     select ${orderColumns}
     from page join orders o on o.id = page.id join sites s on s.id = o.site_id
     order by page.sort_key ${direction}, page.id ${direction}`,
    params.values,
  );
  const more = rows.length > request.limit;
  const orders = rows.slice(0, request.limit);
  if (backwards) orders.reverse();
  const first = orders[0];
  const last = orders.at(-1);
  return {
    orders,
    nextCursor: last && (backwards || more) ? cursorOf(last, sort) : null,
    previousCursor: first && cursor && (!backwards || more) ? cursorOf(first, sort) : null,
  };
}
