import type { Context, IdKind } from "@/lib/kernel";
import type { Condition } from "./conditions";
import type { Facet } from "./facet";
import type { Parameters } from "./parameters";
import type { SortOrder } from "./sort-key";

/** What every row has: its id and that of its site, as UUIDs. */
export interface SiteRow {
  id: string;
  siteId: string;
}

/** Where a list's rows come from: one table of a tenant, with what is shown beside it. */
export interface ListSource<Row extends SiteRow, Filter, Sort extends string> {
  /** The kind of the rows' shown ids; cursors hold them. */
  kind: IdKind;
  /** A table with `site_id` and `id`, and what it is called in the SQL below. */
  table: string;
  alias: string;
  /**
   * The columns of a row, and the tables that they need beside the list's own. `sites` is SQL that says once
   * more which sites (`in ($1, $2)`), for columns that are read from another table of theirs.
   */
  columns: string | ((sites: string) => string);
  joins: string;
  /** The sites to look at: UUIDs of those where the actor may, as far as the filter names them. */
  sites: (ctx: Context, filter: Filter) => Promise<readonly string[]>;
  /** What each part of a filter asks for. What is not named narrows nothing here. */
  where: { [Name in keyof Filter]?: Condition<Filter[Name]> };
  /** What else holds in one site (UUID). */
  within?: (site: string, filter: Filter, params: Parameters) => string[];
  sorts: Record<Sort, SortOrder<Row, Filter>>;
  /** For a sort: columns of which each wanted value is walked along an index of its own. */
  facets?: Partial<Record<Sort, readonly Facet<Filter>[]>>;
}

/** The conditions of a filter that are the same in every site, apart from what is walked. */
export function conditionsOf<Row extends SiteRow, Filter, Sort extends string>(
  { where }: ListSource<Row, Filter, Sort>,
  { filter, params, walked }: { filter: Filter; params: Parameters; walked?: string },
): string[] {
  const parts = Object.entries(where) as [keyof Filter, Condition<unknown>][];
  return parts
    .filter(([name]) => name !== walked)
    .flatMap(([name, condition]) => condition(filter[name], params));
}
