import type { Filter } from "./filter";
import { readSort, type SortBy, sortText } from "./sort";

export const pageSizes = [25, 50, 100, 200] as const;
export type PageSize = (typeof pageSizes)[number];

export interface ListColumn<Sort extends string = string> {
  label: string;
  /** The sort that the column's head offers. */
  sort?: Sort;
  /** Numbers and dates are wanted largest first, texts from A on. */
  largestFirst?: boolean;
  /** Shown only when it is asked for. */
  extra?: boolean;
}

type AnyFilters = Readonly<Record<string, Filter<unknown>>>;
type ValueOf<One> = One extends Filter<infer Value> ? Value : never;

/** What each filter of a list says. */
export type Filtered<Filters> = { [Name in keyof Filters]: ValueOf<Filters[Name]> };

/** How a list is shown, and where: what its address says beside the filters. */
export interface ShownAs<Sort extends string = string, Column extends string = string> {
  sort: SortBy<Sort>;
  size: PageSize;
  /** Null leaves it to what this browser remembers. */
  columns: Column[] | null;
  /** The cursor after which, or before which, the page lies: one of them at most. */
  after: string | null;
  before: string | null;
}

interface ListDefinition<Filters, Sort extends string, Column extends string> {
  /** Where the page is. */
  path: string;
  /** What its rows are: "order" and "orders". */
  one: string;
  many: string;
  /** In the order of the toolbar and of the address; `site` narrows to sites. */
  filters: Filters;
  /** In their usual order. */
  columns: Readonly<Record<Column, ListColumn<NoInfer<Sort>>>>;
  /** The way to the row: it cannot be hidden. */
  fixedColumn: NoInfer<Column>;
  sorts: readonly Sort[];
  /** How the list is sorted unless its address says otherwise: the newest first. */
  usualSort: SortBy<NoInfer<Sort>>;
}

/** A cursor of an address, if it can be one. */
export const readCursorText = (text: string) =>
  text.length <= 800 && /^[\w-]+$/.test(text) ? text : null;

/**
 * One definition of a list, as far as browsers may know it: from it come the list's address and what
 * the address says, its saved views, toolbar and page. `defineRows` adds where the rows come from.
 */
export function defineList<
  const Filters extends object,
  Sort extends string,
  Column extends string,
>(definition: ListDefinition<Filters, Sort, Column>) {
  type State = Filtered<Filters> & ShownAs<Sort, Column>;
  const { path, columns, sorts, usualSort, fixedColumn } = definition;
  const filters = Object.entries(definition.filters as AnyFilters);
  const columnIds = Object.keys(columns) as Column[];
  const unfiltered = Object.fromEntries(filters.map(([name, { none }]) => [name, none]));
  const plain = {
    ...unfiltered,
    ...{ sort: usualSort, size: 50, columns: null, after: null, before: null },
  } as State;

  /** The columns that a text such as `placed_at,reference` names; null when it names none. */
  function namedColumns(text: string | null | undefined): Column[] | null {
    const named = new Set((text ?? "").split(","));
    const known = [...named].filter((id): id is Column => Object.hasOwn(columns, id));
    return known.length > 0 ? known : null;
  }

  /** The same for a table that is shown: without the way to the row it would lead nowhere. */
  function readColumns(text: string | null | undefined): Column[] | null {
    const named = namedColumns(text);
    return !named || named.includes(fixedColumn) ? named : [fixedColumn, ...named];
  }

  /** Reads the list's state from an address. What cannot be is left out: an address never fails. */
  function read(pairs: Iterable<readonly [string, string]>): State {
    const values = new Map<string, string[]>();
    for (const [name, value] of pairs) {
      const given = values.get(name);
      if (given) given.push(value);
      else values.set(name, [value]);
    }
    const all = (name: string) => values.get(name) ?? [];
    const one = (name: string) => all(name)[0] ?? "";
    const after = readCursorText(one("after"));
    return {
      ...Object.fromEntries(filters.map(([name, filter]) => [name, filter.read({ all, one })])),
      sort: readSort(one("sort"), sorts) ?? usualSort,
      size: pageSizes.find((known) => known === Number(one("size"))) ?? plain.size,
      columns: readColumns(one("columns")),
      after,
      before: after === null ? readCursorText(one("before")) : null,
    } as State;
  }

  /** The state as name and value, without what goes without saying; `read` reads it back. */
  function pairs(state: State): [string, string][] {
    const sort = sortText(state.sort);
    const all: [string, string | null][] = [
      ...filters.flatMap(([name, filter]) => filter.pairs(state[name as keyof State] as never)),
      ["sort", sort === sortText(usualSort) ? null : sort],
      ["size", state.size === plain.size ? null : String(state.size)],
      ["columns", state.columns?.join(",") ?? null],
      ["after", state.after],
      ["before", state.before],
    ];
    return all.filter((pair): pair is [string, string] => Boolean(pair[1]));
  }

  /** The query of an address, without the question mark. */
  const query = (state: State): string =>
    new URLSearchParams(pairs(state)).toString().replaceAll("%2C", ",");

  /** The same list from its first page on. */
  const begun = (state: State): State => ({ ...state, after: null, before: null });

  /** The same list with nothing filtered out: sorting, size and columns stay. */
  const withoutFilters = (state: State): State => begun({ ...state, ...unfiltered });

  return {
    ...definition,
    plain,
    columnIds,
    namedColumns,
    readColumns,
    read,
    readQuery: (text: string) => read(new URLSearchParams(text)),
    pairs,
    query,
    /** Where the list is in this state; what is not said is as in the plain list. */
    href: (state: Partial<State> = {}): string => {
      const text = query({ ...plain, ...state });
      return text ? `${path}?${text}` : path;
    },
    begun,
    withoutFilters,
    /** Whether anything narrows the list down. */
    isNarrowed: (state: State): boolean => query(withoutFilters(state)) !== query(begun(state)),
    /** The columns of somebody who has not chosen any; one site needs no column that names it. */
    usualColumns: (siteCount: number): Column[] =>
      columnIds.filter((id) => !columns[id].extra && ((id as string) !== "site" || siteCount > 1)),
  };
}

/** A defined list, whichever. */
export type DefinedList<
  Filters extends object = object,
  Sort extends string = string,
  Column extends string = string,
> = ReturnType<typeof defineList<Filters, Sort, Column>>;

/** Everything that a list's address says. */
export type StateOf<List extends { plain: unknown }> = List["plain"];
