import fc from "fast-check";
import { expect, it } from "vitest";
import {
  confirmationListHref,
  confirmationListQuery,
  isNarrowedConfirmationList,
  plainConfirmationList,
  readConfirmationList,
  withoutConfirmationFilters,
} from "./confirmation-address";
import { narrowConfirmations } from "./narrow-confirmations";

const read = (query: string) => readConfirmationList(new URLSearchParams(query));

it("reads an empty address as the plain list", () => {
  expect(read("")).toEqual(plainConfirmationList);
  expect(confirmationListHref()).toBe("/confirmations");
});

it.each([
  "site=demo&status=pending&status=failed",
  "platform=kofi&review=needed",
  `button=btn_${"0".repeat(26)}`,
  "q=robin%40example.com&date=last_7_days",
  "from=2026-01-02&to=2026-01-31&sort=email",
  "sort=-status&size=100&after=abc",
  "before=abc",
])("writes %s as it was read", (query) => {
  expect(confirmationListQuery(read(query))).toBe(query);
});

it.each([
  ["status=paid&status=success", { status: ["success"] }],
  ["sort=amount", { sort: plainConfirmationList.sort }],
  ["size=7&review=1", { size: 50, review: false }],
  ["button=ord_1&button=%3Cscript%3E", { button: [] }],
  ["after=a%20b&before=x", { after: null, before: "x" }],
  ["date=someday&from=2026-02-31", { days: null }],
  [`q=${"x".repeat(200)}`, { q: "x".repeat(100) }],
])("leaves out what cannot be meant: %s", (query, part) => {
  expect(read(query)).toMatchObject(part);
});

it("reads any address at all, and what it writes reads the same", () => {
  const names = ["site", "status", "platform", "button", "review", "q", "date", "sort", "after"];
  const pair = fc.tuple(fc.constantFrom(...names), fc.string({ unit: "binary" }));
  fc.assert(
    fc.property(fc.array(pair), (pairs) => {
      const state = readConfirmationList(pairs);
      expect(read(confirmationListQuery(state))).toEqual(state);
    }),
    { numRuns: 40 },
  );
});

it("knows what narrows and takes it away: sorting and size stay", () => {
  const state = read("status=failed&sort=email&size=25&after=x");
  expect(isNarrowedConfirmationList(state)).toBe(true);
  expect(confirmationListQuery(withoutConfirmationFilters(state))).toBe("sort=email&size=25");
  expect(isNarrowedConfirmationList(read("sort=email&size=25&after=x"))).toBe(false);
});

it("begins days in the time zone of the list", () => {
  const now = new Date("2026-03-10T23:30:00Z");
  const { createdAfter, createdBefore } = narrowConfirmations(read("date=today"), {
    zone: "Europe/Berlin",
    now,
  });
  expect(createdAfter?.toISOString()).toBe("2026-03-10T23:00:00.000Z");
  expect(createdBefore?.toISOString()).toBe("2026-03-11T23:00:00.000Z");
});
