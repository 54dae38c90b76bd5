import { expect, test, vi } from "vitest";
import {
  cleanText,
  earliestFirst,
  indexableId,
  keptJson,
  pruneJson,
  rankOf,
  understandOptionalTime,
  understandTime,
} from "./read-fields";

test.each([
  ["2026-03-01T12:00:00Z", "2026-03-01T12:00:00.000Z"],
  ["2026-03-01T12:00:00.5Z", "2026-03-01T12:00:00.500Z"],
  ["2026-03-01T12:00:00+02:00", "2026-03-01T10:00:00.000Z"],
  ["2026-03-01T12:00:00+0200", "2026-03-01T10:00:00.000Z"],
  ["2026-03-01 12:00:00", "2026-03-01T12:00:00.000Z"],
  ["2026-03-01T12:00", "2026-03-01T12:00:00.000Z"],
  ["2026-03-01", "2026-03-01T00:00:00.000Z"],
  [1_772_366_400, "2026-03-01T12:00:00.000Z"],
  ["1772366400", "2026-03-01T12:00:00.000Z"],
  [1_772_366_400.25, "2026-03-01T12:00:00.250Z"],
  [1_772_366_400_250, "2026-03-01T12:00:00.250Z"],
])("the time %j is %s, in whatever zone this machine is", (value, iso) => {
  for (const zone of ["UTC", "America/New_York", "Asia/Kolkata"]) {
    vi.stubEnv("TZ", zone);
    expect(understandTime(value, "t").toISOString()).toBe(iso);
  }
  vi.unstubAllEnvs();
});

test.each([
  ["noon"],
  ["coffee 1"],
  ["2026-13-01T00:00:00Z"],
  ["2026-03-01T25:00:00Z"],
  ["1999-12-31T23:59:59Z"],
  ["12026-01-01T00:00:00Z"],
  [0],
  [-1],
  [Number.NaN],
  [true],
  [{}],
  [null],
])("%j is not a time", (value) => {
  expect(() => understandTime(value, "data.t")).toThrow("data.t: not a time");
});

test("a time that may be missing is null where it is, and still must be a time", () => {
  const missing = [undefined, null, "", 0, "0", "0000-00-00 00:00:00", "1970-01-01T00:00:00Z"];
  expect(missing.map((value) => understandOptionalTime(value, "t"))).toEqual([
    ...missing.map(() => null),
  ]);
  expect(() => understandOptionalTime("soon", "t")).toThrow("t: not a time");
});

test("ranks compare as text like what they are made of, and never tie", () => {
  const at = new Date("2026-03-01T12:00:00Z");
  const later = new Date(at.getTime() + 1);
  const ranks = [
    rankOf({ at, deliveryId: "a" }),
    rankOf({ at, eventNumber: 2, deliveryId: "a" }),
    rankOf({ at, eventNumber: 10, deliveryId: "a" }),
    rankOf({ at, typeRank: 1, eventNumber: 1, deliveryId: "a" }),
    rankOf({ at: later, deliveryId: "a" }),
  ];
  expect([...ranks].sort()).toEqual(ranks);
  expect(ranks.map(earliestFirst).sort()).toEqual(ranks.map(earliestFirst).reverse());
  expect(rankOf({ at, deliveryId: "a" })).not.toBe(rankOf({ at, deliveryId: "b" }));
});

test("an id of any length and make fits into an index", () => {
  expect(indexableId("short")).toBe("short");
  expect(indexableId("a\0b")).toBe("a\ufffdb");
  expect(indexableId("x".repeat(201))).toMatch(/^sha256:[0-9a-f]{64}$/);
});

test("text to keep has no NUL and no half of a character", () => {
  expect(cleanText(" a\0\ud800 ")).toBe("a\ufffd\ufffd");
  expect(cleanText("  ")).toBeNull();
  expect(cleanText(0)).toBe("0");
});

test("what is nested too deep is left out, and the rest stays", () => {
  let deep: unknown = "bottom";
  for (let level = 0; level < 10_000; level++) deep = { inner: deep };
  expect(JSON.stringify(keptJson({ a: 1, deep }))).toContain("(nested too deep)");
  expect(pruneJson({ a: [1, { b: [2] }] }, 3)).toEqual({ a: [1, { b: "(nested too deep)" }] });
  expect(pruneJson({ a: [1, null] }, 2)).toEqual({ a: [1, null] });
});
