import { query } from "@/lib/db";
import type { Context } from "@/lib/kernel";
import type { OrderRow } from "../order-row";
import { orderColumns } from "../order-row";
import type { OrderFilter } from "../schemas";
import { chooseFacet } from "./facets";
import { filterConditions, Parameters } from "./filter-sql";
import { cursorOf, readCursor, sortKeys } from "./order-cursor";
import type { SortSpec } from "./sorts";
import { visibleSites } from "./visible-sites";

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

/**
 * One page of the actor's orders, by keyset: its cost does not grow with how deep the page lies.
 * Each site is walked along its own index, then merged.
 */
export async function listOrders(ctx: Context, request: OrderListRequest): Promise<OrderPage> {
  const { filter, sort } = request;
  const sites = await visibleSites(ctx, filter.site);
  if (sites.length === 0) return { orders: [], nextCursor: null, previousCursor: null };

  const backwards = Boolean(request.before);
  const cursor = request.before ?? request.after;
  const descending = sort.descending !== backwards;
  const keys = sortKeys[sort.by];
  const params = new Parameters();
  const siteParam = params.add(sites);
  // Sorted by time, each wanted value of a facet is walked by time too, and merged.
  const facet = sort.by === "placed_at" ? chooseFacet(filter) : undefined;
  const facetSource = facet
    ? `cross join unnest(${params.add([...new Set<string>(filter[facet.filter])])}::${facet.type}[]) as f(value)`
    : "";
  const conditions = [
    "o.site_id = w.id",
    ...(facet ? [`o.${facet.column} = f.value`] : []),
    ...filterConditions(filter, params, facet),
  ];
  if (cursor) {
    const place = readCursor(cursor, sort);
    const columns = keys.map((key) => `o.${key.column}`).join(", ");
    const values = keys.map((key, index) => `${params.add(place.keys[index])}::${key.cast}`);
    conditions.push(
      `(${columns}, o.id) ${descending ? "<" : ">"} (${values.join(", ")}, ${params.add(place.id)}::uuid)`,
    );
  }
  const limit = params.add(request.limit + 1);
  const direction = descending ? "desc" : "asc";
  const orderBy = (columns: string[]) =>
    `order by ${columns.map((column) => `${column} ${direction}`).join(", ")}`;
  const names = keys.map((_, index) => `key${index}`);
  const rows = await query<OrderRow>(
    `with page as (
       select p.*
       from unnest(${siteParam}::uuid[]) as w(id) ${facetSource}
       cross join lateral (
         select o.site_id, o.id, ${keys.map((key, index) => `o.${key.column} as ${names[index]}`).join(", ")}
         from orders o
         where ${conditions.join(" and ")}
         ${orderBy([...keys.map((key) => `o.${key.column}`), "o.id"])}
         limit ${limit}
       ) p
       ${orderBy([...names.map((name) => `p.${name}`), "p.id"])}
       limit ${limit}
     )
     select ${orderColumns}
     from page join orders o on o.site_id = page.site_id and o.id = page.id
     join sites s on s.id = o.site_id
     ${orderBy([...names.map((name) => `page.${name}`), "page.id"])}`,
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
