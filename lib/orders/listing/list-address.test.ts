import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayPresets } from "../days";
import { orderKinds, orderStatuses } from "../lifecycle";
import { paymentStatuses } from "../payment-lifecycle";
import {
  isNarrowed,
  type ListState,
  listHref,
  listQuery,
  pageSizes,
  plainList,
  readDecimal,
  readListState,
  withoutFilters,
} from "./list-address";
import { fixedColumn, listColumnIds } from "./list-columns";
import { orderSorts } from "./sorts";

const read = (query: string) => readListState(new URLSearchParams(query));

const names = (letters: string) =>
  fc
    .uniqueArray(fc.stringMatching(new RegExp(`^[${letters}]{1,20}$`)), { maxLength: 4 })
    .map((values) => values.sort());
const some = <Value>(values: readonly Value[]) => fc.subarray([...values]);
const day = fc
  .date({ min: new Date("1990-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const days = fc.oneof(
  fc.constant(null),
  fc.constantFrom(...dayPresets),
  fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a })),
  day.map((from) => ({ from, to: null })),
  day.map((to) => ({ from: null, to })),
);
const amount = fc.oneof(fc.constant(""), fc.stringMatching(/^[1-9]\d{0,8}(\.\d{1,3})?$/));
const amounts = fc
  .tuple(amount, amount)
  .map(([a, b]) => (a && b && Number(a) > Number(b) ? { min: b, max: a } : { min: a, max: b }));
const columns = fc.oneof(
  fc.constant(null),
  fc
    .shuffledSubarray(listColumnIds)
    .map((ids) => (ids.includes(fixedColumn) ? ids : [fixedColumn, ...ids])),
);
const cursors = fc.oneof(
  fc.constant({ after: null, before: null }),
  fc.stringMatching(/^[\w-]{1,60}$/).map((after) => ({ after, before: null })),
  fc.stringMatching(/^[\w-]{1,60}$/).map((before) => ({ after: null, before })),
);

const anyState: fc.Arbitrary<ListState> = fc
  .record({
    site: names("a-z0-9-"),
    status: some(orderStatuses),
    payment: some(paymentStatuses),
    platform: names("a-z"),
    kind: some(orderKinds),
    currency: some(["EUR", "JPY", "KWD", "USD"]),
    q: fc.string({ unit: "grapheme", maxLength: 40 }).map((text) => text.toWellFormed().trim()),
    days,
    test: fc.constantFrom("all", "hide", "only"),
    sort: fc.record({ by: fc.constantFrom(...orderSorts), descending: fc.boolean() }),
    size: fc.constantFrom(...pageSizes),
    columns,
  })
  .chain((state) =>
    fc.tuple(amounts, cursors).map(([range, cursor]) => ({ ...state, ...range, ...cursor })),
  ) as fc.Arbitrary<ListState>;

describe("the address of a list", () => {
  it("says everything about the list, and nothing is lost on the way", () => {
    fc.assert(
      fc.property(anyState, (state) => {
        fc.pre(Array.from(state.q).length <= 100);
        expect(read(listQuery(state))).toEqual(state);
      }),
    );
  });

  it("is read whatever somebody writes into it", () => {
    const anyPairs = fc.array(
      fc.tuple(
        fc.oneof(fc.constantFrom("status", "date", "from", "min", "q", "columns"), fc.string()),
        fc.string({ unit: "binary" }),
      ),
    );
    fc.assert(
      fc.property(anyPairs, (pairs) => {
        const state = readListState(pairs);
        expect(read(listQuery(state))).toEqual(state);
      }),
    );
  });

  it("is bare for the plain list", () => {
    expect(listHref(plainList)).toBe("/orders");
    expect(read("")).toEqual(plainList);
    expect(read("sort=-placed_at&size=50&test=all&date=&status=")).toEqual(plainList);
  });

  it("leaves out what cannot be", () => {
    const state = read(
      "status=lost&status=accepted&currency=XXX&currency=eur&date=ever&from=2026-02-30&min=-1&max=1e3&size=1000&sort=password&site=../etc&columns=secret",
    );
    expect(state).toEqual({ ...plainList, status: ["accepted"], currency: ["EUR"] });
  });

  it("turns a range round that was given the wrong way", () => {
    expect(read("from=2026-03-01&to=2026-01-01").days).toEqual({
      from: "2026-01-01",
      to: "2026-03-01",
    });
    expect(read("min=20&max=3")).toMatchObject({ min: "3", max: "20" });
  });

  it("names each value once, in one order, so that equal lists have equal addresses", () => {
    expect(listQuery(read("status=completed&status=accepted&status=completed"))).toBe(
      "status=accepted&status=completed",
    );
  });

  it("keeps the reference among the columns", () => {
    expect(read("columns=amount,status").columns).toEqual(["reference", "amount", "status"]);
  });
});

describe("filters", () => {
  it("narrow a list, sorting and paging do not", () => {
    expect(isNarrowed(read("q=print"))).toBe(true);
    expect(isNarrowed(read("test=hide"))).toBe(true);
    expect(isNarrowed(read("sort=amount&size=25&after=abc&columns=amount"))).toBe(false);
  });

  it("can all be taken away, which begins the list anew", () => {
    const state = withoutFilters(read("q=a&status=accepted&date=today&sort=amount&after=x"));
    expect(listQuery(state)).toBe("sort=amount");
  });
});

it.each([
  ["12.50", "12.50"],
  ["12,5", "12.5"],
  [" 7 ", "7"],
  ["007", "7"],
  ["0", "0"],
  ["0.99", "0.99"],
  [".5", ""],
  ["1.000,00", ""],
  ["-1", ""],
  ["1e3", ""],
  ["", ""],
])("the typed amount %j is read as %j", (typed, decimal) => {
  expect(readDecimal(typed)).toBe(decimal);
});
