import { query } from "@/lib/db";
import type { Context } from "@/lib/kernel";
import type { SortBy } from "../address/sort";
import { cursorOf, readCursor } from "./cursor";
import { conditionsOf, type ListSource, type SiteRow } from "./list-source";
import { pageStatement } from "./page-statement";
import { Parameters } from "./parameters";
import { keysOf } from "./sort-key";

export interface ListRequest<Filter, Sort extends string = string> {
  filter: Filter;
  sort: SortBy<Sort>;
  limit: number;
  /** Rows after this place, or before it: one of them at most. */
  after?: string | null;
  before?: string | null;
}

export interface RowPage<Row> {
  rows: Row[];
  /** Where the next page starts; null on the last one. */
  nextCursor: string | null;
  /** Where the page before ends; null on the first one. */
  previousCursor: string | null;
}

/** How many rows match, as far as they were counted. */
export interface RowCount {
  count: number;
  capped: boolean;
}

const enough = 10_000;

/** The rows of a list: page by page, counted, and all of them. */
export function defineRows<Row extends SiteRow, Filter, Sort extends string>(
  source: ListSource<Row, Filter, Sort>,
) {
  const { kind, table, alias, within } = source;

  /**
   * One page of the rows that the actor may see, by keyset: its cost does not grow with how deep the
   * page lies. Throws `invalid_request` on a cursor of another list.
   */
  async function page(ctx: Context, request: ListRequest<Filter, Sort>): Promise<RowPage<Row>> {
    const { filter, sort, limit } = request;
    const none = { rows: [], nextCursor: null, previousCursor: null };
    const sites = await source.sites(ctx, filter);
    if (sites.length === 0) return none;
    const backwards = Boolean(request.before);
    const cursor = request.before || request.after;
    const sorted = { kind, sort, keys: keysOf(source.sorts[sort.by]) };
    const place = cursor ? readCursor(cursor, sorted) : null;
    const wanted = { sites, filter, sort, place, backwards, limit: limit + 1 };
    const statement = pageStatement(source, wanted);
    if (!statement) return none;
    const found = await query<Row & Record<string, unknown>>(statement.text, statement.values);
    const more = found.length > limit;
    const rows: Row[] = found.slice(0, limit);
    if (backwards) rows.reverse();
    const [first, last] = [rows[0], rows.at(-1)];
    return {
      rows,
      nextCursor: last && (backwards || more) ? cursorOf(last, sorted) : null,
      previousCursor: first && cursor && (!backwards || more) ? cursorOf(first, sorted) : null,
    };
  }

  /** How many rows match, counted up to `ceiling`: nobody needs to wait for an exact million. */
  async function count(ctx: Context, filter: Filter, ceiling = enough): Promise<RowCount> {
    const sites = await source.sites(ctx, filter);
    if (sites.length === 0) return { count: 0, capped: false };
    const params = new Parameters();
    const limit = params.add(ceiling + 1);
    const rest = conditionsOf(source, { filter, params });
    const branches = sites.map((site) => {
      const here = `${alias}.site_id = ${params.add(site)}::uuid`;
      const also = within?.(site, filter, params) ?? [];
      return `(select 1 from ${table} ${alias} where ${[here, ...rest, ...also].join(" and ")} limit ${limit})`;
    });
    const [row] = await query<{ n: bigint }>(
      `select count(*) as n from (select 1 from (${branches.join(" union all ")}) as found limit ${limit}) as counted`,
      params.values,
    );
    const n = Number(row?.n ?? 0n);
    return { count: Math.min(n, ceiling), capped: n > ceiling };
  }

  /** Every row that matches, page after page in the list's own order, holding one page at a time. */
  async function* all(
    ctx: Context,
    filter: Filter,
    sort: SortBy<Sort>,
    pageSize = 500,
  ): AsyncGenerator<Row[]> {
    let after: string | null = null;
    do {
      const request = { filter, sort, limit: pageSize, after };
      const { rows, nextCursor }: RowPage<Row> = await page(ctx, request);
      if (rows.length > 0) yield rows;
      after = nextCursor;
    } while (after);
  }

  return { page, count, all };
}
