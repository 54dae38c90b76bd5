import { currencyExponent } from "@/lib/kernel/browser";
import { type DayPreset, type DaySpan, dayPresets, isDay } from "../days";
import type { OrderKind, OrderStatus } from "../lifecycle";
import { orderKinds, orderStatuses } from "../lifecycle";
import type { PaymentStatus } from "../payment-lifecycle";
import { paymentStatuses } from "../payment-lifecycle";
import { type ListColumnId, readColumns } from "./list-columns";
import { newestFirst, orderSorts, type SortSpec, sortText } from "./sorts";

export const pageSizes = [25, 50, 100, 200] as const;
export type PageSize = (typeof pageSizes)[number];

/** Everything about the orders list that its address says: what `readListState` reads from it. */
export interface ListState {
  site: string[];
  status: OrderStatus[];
  payment: PaymentStatus[];
  platform: string[];
  kind: OrderKind[];
  currency: string[];
  q: string;
  days: DayPreset | DaySpan | null;
  /** Decimals in major units as they were typed, or empty. */
  min: string;
  max: string;
  test: "all" | "hide" | "only";
  sort: SortSpec;
  size: PageSize;
  /** Null leaves it to what this browser remembers. */
  columns: ListColumnId[] | null;
  after: string | null;
  before: string | null;
}

export const plainList: ListState = {
  site: [],
  status: [],
  payment: [],
  platform: [],
  kind: [],
  currency: [],
  q: "",
  days: null,
  min: "",
  max: "",
  test: "all",
  sort: newestFirst,
  size: 50,
  columns: null,
  after: null,
  before: null,
};

// More would be a mistake or an attack; nobody has that many sites or currencies to choose from.
const mostValues = 50;

const sortedSet = (values: string[]) => [...new Set(values)].sort().slice(0, mostValues);

/** The days that `date` or `from` and `to` of an address name. */
export function readDays(one: (name: string) => string): ListState["days"] {
  const preset = dayPresets.find((known) => known === one("date"));
  if (preset) return preset;
  const [from, to] = [one("from"), one("to")].map((day) => (isDay(day) ? day : null));
  if (!from && !to) return null;
  if (from && to && from > to) return { from: to, to: from };
  return { from: from ?? null, to: to ?? null };
}

/** `12,50`, ` 12.5 ` and `012.50` are what people type; anything else is no amount. */
export function readDecimal(text: string): string {
  const match = /^0*(\d{1,12})(?:[.,](\d{1,4}))?$/.exec(text.trim());
  if (!match) return "";
  return match[2] === undefined ? `${match[1]}` : `${match[1]}.${match[2]}`;
}

/** The ends of a range of amounts, the smaller first. */
function readRange(min: string, max: string): Pick<ListState, "min" | "max"> {
  const swapped = min !== "" && max !== "" && Number(min) > Number(max);
  return swapped ? { min: max, max: min } : { min, max };
}

function readSort(text: string): SortSpec {
  const by = orderSorts.find((sort) => sort === text.replace(/^-/, ""));
  return by ? { by, descending: text.startsWith("-") } : newestFirst;
}

/** A cursor of an address, if it can be one. */
export const readCursorText = (text: string) =>
  text.length <= 800 && /^[\w-]+$/.test(text) ? text : null;

/** Reads the list's state from an address. What cannot be is left out: an address never fails. */
export function readListState(pairs: Iterable<readonly [string, string]>): ListState {
  const values = new Map<string, string[]>();
  for (const [name, value] of pairs) {
    const given = values.get(name);
    if (given) given.push(value);
    else values.set(name, [value]);
  }
  const all = (name: string) => values.get(name) ?? [];
  const one = (name: string) => values.get(name)?.[0] ?? "";
  const among = <Value extends string>(name: string, known: readonly Value[]) =>
    known.filter((value) => all(name).includes(value));
  const size = Number(one("size"));
  const test = one("test");
  const after = readCursorText(one("after"));
  return {
    site: sortedSet(all("site").filter((handle) => /^[\w-]{1,100}$/.test(handle))),
    status: among("status", orderStatuses),
    payment: among("payment", paymentStatuses),
    platform: sortedSet(all("platform").filter((slug) => /^[\w-]{1,40}$/.test(slug))),
    kind: among("kind", orderKinds),
    currency: sortedSet(
      all("currency")
        .map((code) => code.toUpperCase())
        .filter((code) => currencyExponent(code) !== undefined),
    ),
    q: Array.from(one("q").toWellFormed().trim()).slice(0, 100).join("").trim(),
    days: readDays(one),
    ...readRange(readDecimal(one("min")), readDecimal(one("max"))),
    test: test === "hide" || test === "only" ? test : "all",
    sort: readSort(one("sort")),
    size: pageSizes.find((known) => known === size) ?? plainList.size,
    columns: readColumns(one("columns")),
    after,
    before: after === null ? readCursorText(one("before")) : null,
  };
}

/** The same as name and value. */
export const dayPairs = (days: ListState["days"]): [string, string | null][] =>
  typeof days === "string"
    ? [["date", days]]
    : [
        ["from", days?.from ?? null],
        ["to", days?.to ?? null],
      ];

/** The state as name and value, without what goes without saying; `readListState` reads it back. */
export function listPairs(state: ListState): [string, string][] {
  const lists = (["site", "status", "payment", "platform", "kind", "currency"] as const).flatMap(
    (name) => state[name].map((value): [string, string] => [name, value]),
  );
  const single: [string, string | null][] = [
    ["q", state.q],
    ...dayPairs(state.days),
    ["min", state.min],
    ["max", state.max],
    ["test", state.test === "all" ? null : state.test],
    ["sort", sortText(state.sort) === sortText(newestFirst) ? null : sortText(state.sort)],
    ["size", state.size === plainList.size ? null : String(state.size)],
    ["columns", state.columns?.join(",") ?? null],
    ["after", state.after],
    ["before", state.before],
  ];
  return [...lists, ...single.filter((pair): pair is [string, string] => Boolean(pair[1]))];
}

/** The query of an address, without the question mark. */
export const listQuery = (state: ListState): string =>
  new URLSearchParams(listPairs(state)).toString().replaceAll("%2C", ",");

/** Where the list is in this state. */
export function listHref(state: ListState): string {
  const query = listQuery(state);
  return query ? `/orders?${query}` : "/orders";
}

/** Whether anything narrows the list down. */
export const isNarrowed = (state: ListState): boolean =>
  listQuery({ ...state, ...unnarrowed }) !== listQuery({ ...state, after: null, before: null });

// How a list is shown narrows nothing; the rest of a plain list does.
const { sort: _sort, size: _size, columns: _columns, ...unnarrowed } = plainList;

/** The same list with nothing filtered out: sorting, size and columns stay. */
export const withoutFilters = (state: ListState): ListState => ({ ...state, ...unnarrowed });
