import type { PagedState } from "@/components/data-table/list-navigation";
import type { Filter, ListColumn, PageSize, SortBy } from "@/lib/lists/browser";

/** What every list's state has beside its filters. */
export interface AnyListState extends PagedState {
  sort: SortBy;
  size: PageSize;
  columns: string[] | null;
}

/** A list as `defineList` gives it, whichever its filters are. */
export interface ListOf<State extends AnyListState> {
  path: string;
  one: string;
  many: string;
  filters: { readonly [Name in string]: Filter<unknown> };
  columns: { readonly [Id in string]: ListColumn };
  columnIds: readonly string[];
  fixedColumn: string;
  sorts: readonly string[];
  usualSort: State["sort"];
  plain: State;
  readColumns: (text: string | null | undefined) => State["columns"];
  readQuery: (text: string) => State;
  pairs: (state: State) => [string, string][];
  query: (state: State) => string;
  href: (state?: Partial<State>) => string;
  begun: (state: State) => State;
  withoutFilters: (state: State) => State;
  isNarrowed: (state: State) => boolean;
}
