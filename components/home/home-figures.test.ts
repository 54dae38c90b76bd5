import fc from "fast-check";
import { expect, test } from "vitest";
import { axisMoney } from "./axis-money";
import { axisTicks } from "./axis-ticks";
import { describeChange } from "./describe-change";
import { bucketName, bucketTick, formatDays } from "./format-bucket";
import { homeHref } from "./home-address";
import { seriesColours } from "./series-colour";

const change = (now: number, before: number) => {
  const described = describeChange(now, before, { against: "before", rise: "good" });
  return described && [described.direction, described.text, described.tone];
};

test("a change is told in whole percent with its meaning", () => {
  expect(change(120, 100)).toEqual(["up", "20%", "good"]);
  expect(change(66, 100)).toEqual(["down", "34%", "bad"]);
  expect(change(1001, 1000)).toEqual(["same", "0%", "neutral"]);
  expect(change(5, 0)).toEqual(["up", "new", "good"]);
  expect(change(0, 0)).toBeUndefined();
  expect(change(100_000, 1)).toEqual(["up", "over 999%", "good"]);
});

test("bars and ranges of days have readable names", () => {
  expect(bucketName("2026-11-21", "day")).toBe("Sat 21 Nov 2026");
  expect(bucketName("2026-11-21 09", "hour")).toBe("21 Nov, 09:00");
  expect(bucketName("2026-11-16", "week")).toBe("Week of 16 Nov 2026");
  expect(bucketTick("2026-11-01", "month")).toBe("Nov 26");
  expect(formatDays("2026-11-01", "2026-11-21")).toBe("1 – 21 Nov 2026");
  expect(formatDays("2026-10-23", "2026-11-21")).toBe("23 Oct – 21 Nov 2026");
  expect(formatDays("2025-12-01", "2026-01-05")).toBe("1 Dec 2025 – 5 Jan 2026");
});

test("the axis has a few round lines and reaches over the highest bar", () => {
  expect(axisTicks(13_700)).toEqual([0, 5000, 10_000, 15_000]);
  expect(axisTicks(3)).toEqual([0, 1, 2, 3]);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e15 }), (highest) => {
      const ticks = axisTicks(highest);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(highest);
      expect(ticks.length).toBeLessThanOrEqual(6);
      expect(ticks.every(Number.isInteger)).toBe(true);
    }),
  );
});

test("the axis speaks each currency's own major unit", () => {
  expect(axisMoney(123_400, "EUR")).toBe("€1.2K");
  expect(axisMoney(5000, "JPY")).toBe("¥5K");
  expect(axisMoney(2500, "KWD")).toMatch(/KWD.2\.5/);
});

test("a platform keeps its colour whichever others there are", () => {
  expect(seriesColours(["kofi"]).kofi).toBe(seriesColours(["gumroad", "kofi"]).kofi);
  const four = Object.values(seriesColours(["kofi", "buymeacoffee", "gumroad", "patreon"]));
  expect(new Set(four).size).toBe(4);
});

test("the address holds what was chosen and nothing else", () => {
  expect(homeHref({})).toBe("/");
  expect(homeHref({ site: "demo", date: "today", currency: undefined })).toBe(
    "/?site=demo&date=today",
  );
});
