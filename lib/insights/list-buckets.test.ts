import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "@/lib/lists";
import { bucketOf, listBuckets } from "./list-buckets";

test("a single day has a bar for each hour", () => {
  const period = { unit: "hour", firstDay: "2026-11-21", lastDay: "2026-11-21" } as const;
  const buckets = listBuckets(period);
  expect(buckets).toHaveLength(24);
  expect(buckets[14]).toBe("2026-11-21 14");
  expect(bucketOf("2026-11-21 14", period)).toBe("2026-11-21 14");
});

test("weeks begin on Monday, the first one with the period", () => {
  const period = { unit: "week", firstDay: "2026-10-01", lastDay: "2026-10-18" } as const;
  expect(listBuckets(period)).toEqual(["2026-10-01", "2026-10-05", "2026-10-12"]);
  expect(bucketOf("2026-10-04", period)).toBe("2026-10-01");
  expect(bucketOf("2026-10-18", period)).toBe("2026-10-12");
});

test("months begin on the first, over the turn of the year", () => {
  const period = { unit: "month", firstDay: "2025-11-20", lastDay: "2026-01-02" } as const;
  expect(listBuckets(period)).toEqual(["2025-11-20", "2025-12-01", "2026-01-01"]);
});

test("every day of a period has its bar in the chart", () => {
  const unit = fc.constantFrom("day" as const, "week" as const, "month" as const);
  const days = fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 400 }));
  fc.assert(
    fc.property(unit, days, fc.nat(), (unitOf, [start, length], pick) => {
      const firstDay = addDays("2024-01-01", start);
      const period = { unit: unitOf, firstDay, lastDay: addDays(firstDay, length) };
      const day = addDays(firstDay, pick % (length + 1));
      const buckets = listBuckets(period);
      expect(buckets).toContain(bucketOf(day, period));
      expect([...buckets].sort()).toEqual(buckets);
    }),
  );
});
