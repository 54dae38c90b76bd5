import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { daySpanBounds, presetDays } from "./day-spans";
import { dayPresets, isDay } from "./days";

const zones = [
  "UTC",
  "Europe/Berlin",
  "America/New_York",
  "Asia/Kolkata",
  "Asia/Beirut",
  "Africa/Cairo",
  "America/Santiago",
  "Pacific/Apia",
  "Pacific/Kiritimati",
  "Australia/Lord_Howe",
];
const anyZone = fc.constantFrom(...zones);
const anyMoment = fc.date({
  min: new Date("2015-01-01T00:00:00Z"),
  max: new Date("2035-01-01T00:00:00Z"),
  noInvalidDate: true,
});

describe("a preset", () => {
  const now = new Date("2026-03-31T23:30:00Z"); // 1 April in Berlin

  it.each([
    ["today", "2026-04-01", "2026-04-01"],
    ["yesterday", "2026-03-31", "2026-03-31"],
    ["last_7_days", "2026-03-26", "2026-04-01"],
    ["last_30_days", "2026-03-03", "2026-04-01"],
    ["this_month", "2026-04-01", "2026-04-30"],
    ["last_month", "2026-03-01", "2026-03-31"],
    ["this_year", "2026-01-01", "2026-12-31"],
  ] as const)("%s goes from %s to %s in the zone of the site", (preset, from, to) => {
    expect(presetDays(preset, now, "Europe/Berlin")).toEqual({ from, to });
  });

  it("of last month looks over the turn of the year, and into February", () => {
    const at = (text: string) => presetDays("last_month", new Date(text), "UTC");
    expect(at("2026-01-15T12:00:00Z")).toEqual({ from: "2025-12-01", to: "2025-12-31" });
    expect(at("2028-03-31T12:00:00Z")).toEqual({ from: "2028-02-01", to: "2028-02-29" });
  });

  it("holds now whenever it is about these days, and never what comes after it", () => {
    fc.assert(
      fc.property(fc.constantFrom(...dayPresets), anyMoment, anyZone, (preset, moment, zone) => {
        const { after, before } = daySpanBounds(presetDays(preset, moment, zone), zone);
        const within = after && before && after <= moment && moment < before;
        expect(within).toBe(preset !== "yesterday" && preset !== "last_month");
        expect(after && after <= moment).toBe(true);
      }),
    );
  });
});

describe("the bounds of days", () => {
  it("hold a day of 23 hours and one of 25", () => {
    const hours = (day: string) => {
      const { after, before } = daySpanBounds({ from: day, to: day }, "Europe/Berlin");
      return (Number(before) - Number(after)) / 3_600_000;
    };
    expect(hours("2026-03-29")).toBe(23);
    expect(hours("2026-10-25")).toBe(25);
  });

  it("are open where no day is given", () => {
    expect(daySpanBounds({ from: null, to: null }, "UTC")).toEqual({ after: null, before: null });
    expect(daySpanBounds({ from: null, to: "2026-01-31" }, "UTC")).toEqual({
      after: null,
      before: new Date("2026-02-01T00:00:00Z"),
    });
  });
});

it.each(["2026-02-29", "2026-13-01", "26-01-01", "2026-1-1", "9999-12-31", "", "0000-01-01"])(
  "%j is no day",
  (text) => {
    expect(isDay(text)).toBe(false);
  },
);
