import {
  type DayPreset,
  type DaySpan,
  dayPairs,
  type PageSize,
  pageSizes,
  readCursorText,
  readDays,
} from "@/lib/orders/browser";
import { type ConfirmationStatus, confirmationStatuses } from "../labels";
import {
  type ConfirmationSortSpec,
  confirmationSorts,
  confirmationSortText,
  newestConfirmationsFirst,
} from "./confirmation-sorts";

/** Everything about the list of confirmations that its address says. */
export interface ConfirmationListState {
  site: string[];
  status: ConfirmationStatus[];
  platform: string[];
  /** Shown ids (`btn_…`). */
  button: string[];
  /** Only those that somebody has been asked to look at. */
  review: boolean;
  q: string;
  days: DayPreset | DaySpan | null;
  sort: ConfirmationSortSpec;
  size: PageSize;
  after: string | null;
  before: string | null;
}

export const plainConfirmationList: ConfirmationListState = {
  site: [],
  status: [],
  platform: [],
  button: [],
  review: false,
  q: "",
  days: null,
  sort: newestConfirmationsFirst,
  size: 50,
  after: null,
  before: null,
};

// More would be a mistake or an attack.
const mostValues = 50;

const sortedSet = (values: string[]) => [...new Set(values)].sort().slice(0, mostValues);

function readSort(text: string): ConfirmationSortSpec {
  const by = confirmationSorts.find((sort) => sort === text.replace(/^-/, ""));
  return by ? { by, descending: text.startsWith("-") } : newestConfirmationsFirst;
}

/** Reads the list's state from an address. What cannot be is left out: an address never fails. */
export function readConfirmationList(
  pairs: Iterable<readonly [string, string]>,
): ConfirmationListState {
  const values = new Map<string, string[]>();
  for (const [name, value] of pairs) {
    const given = values.get(name);
    if (given) given.push(value);
    else values.set(name, [value]);
  }
  const all = (name: string) => values.get(name) ?? [];
  const one = (name: string) => all(name)[0] ?? "";
  const matching = (name: string, form: RegExp) =>
    sortedSet(all(name).filter((value) => form.test(value)));
  const after = readCursorText(one("after"));
  return {
    site: matching("site", /^[\w-]{1,100}$/),
    status: confirmationStatuses.filter((status) => all("status").includes(status)),
    platform: matching("platform", /^[\w-]{1,40}$/),
    button: matching("button", /^btn_[0-9a-z]{26}$/),
    review: one("review") === "needed",
    q: Array.from(one("q").toWellFormed().trim()).slice(0, 100).join("").trim(),
    days: readDays(one),
    sort: readSort(one("sort")),
    size: pageSizes.find((known) => String(known) === one("size")) ?? plainConfirmationList.size,
    after,
    before: after === null ? readCursorText(one("before")) : null,
  };
}

/** The state as name and value, without what goes without saying. */
export function confirmationListPairs(state: ConfirmationListState): [string, string][] {
  const lists = (["site", "status", "platform", "button"] as const).flatMap((name) =>
    state[name].map((value): [string, string] => [name, value]),
  );
  const sort = confirmationSortText(state.sort);
  const single: [string, string | null][] = [
    ["review", state.review ? "needed" : null],
    ["q", state.q],
    ...dayPairs(state.days),
    ["sort", sort === confirmationSortText(newestConfirmationsFirst) ? null : sort],
    ["size", state.size === plainConfirmationList.size ? null : String(state.size)],
    ["after", state.after],
    ["before", state.before],
  ];
  return [...lists, ...single.filter((pair): pair is [string, string] => Boolean(pair[1]))];
}

/** The query of an address, without the question mark. */
export const confirmationListQuery = (state: ConfirmationListState): string =>
  new URLSearchParams(confirmationListPairs(state)).toString();

/** Where the list is in this state. */
export function confirmationListHref(state: Partial<ConfirmationListState> = {}): string {
  const query = confirmationListQuery({ ...plainConfirmationList, ...state });
  return query ? `/confirmations?${query}` : "/confirmations";
}

// How a list is shown narrows nothing; the rest of a plain list does.
const { sort: _sort, size: _size, ...unnarrowed } = plainConfirmationList;

/** The same list with nothing filtered out: sorting and size stay. */
export const withoutConfirmationFilters = (
  state: ConfirmationListState,
): ConfirmationListState => ({ ...state, ...unnarrowed });

/** Whether anything narrows the list down. */
export const isNarrowedConfirmationList = (state: ConfirmationListState): boolean =>
  confirmationListQuery(withoutConfirmationFilters(state)) !==
  confirmationListQuery({ ...state, after: null, before: null });
