import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayAt, isTimeZone, wallTimeAt } from "./wall-time";
import {
  addDays,
  addMonths,
  countDays,
  firstOfMonth,
  momentOf,
  mondayOf,
  startOfDay,
} from "./zoned-days";

// Whole hours and halves and quarters of them, clocks that change at midnight, by half an hour, twice a
// year, never, and one that has skipped a day.
const zones = [
  ...["UTC", "Europe/Berlin", "Europe/Dublin", "America/New_York", "America/St_Johns"],
  ...["America/Santiago", "America/Havana", "America/Sao_Paulo", "Asia/Kolkata", "Asia/Kathmandu"],
  ...["Asia/Beirut", "Asia/Gaza", "Asia/Tehran", "Africa/Cairo", "Africa/Casablanca"],
  ...["Pacific/Apia", "Pacific/Chatham", "Pacific/Kiritimati", "Pacific/Marquesas"],
  ...["Australia/Lord_Howe", "Australia/Adelaide", "Antarctica/Troll"],
];
const anyZone = fc.constantFrom(...zones);
const anyMoment = fc.date({
  min: new Date("1995-01-01T00:00:00Z"),
  max: new Date("2037-01-01T00:00:00Z"),
  noInvalidDate: true,
});
const anyDay = anyMoment.map((moment) => moment.toISOString().slice(0, 10));
const hour = 3_600_000;

/** The moments around which clocks change, to the minute, in a year of a zone. */
function changesIn(zone: string, year: number): number[] {
  const offsetAt = (at: number) =>
    Date.parse(`${wallTimeAt(new Date(at), zone).replace(" ", "T")}Z`) - at;
  const changes: number[] = [];
  const end = Date.UTC(year + 1, 0, 1);
  for (let at = Date.UTC(year, 0, 1); at < end; at += 6 * hour) {
    if (offsetAt(at) === offsetAt(at + 6 * hour)) continue;
    let [before, after] = [at, at + 6 * hour];
    while (after - before > 60_000) {
      const middle = Math.floor((before + after) / 2 / 60_000) * 60_000;
      if (offsetAt(middle) === offsetAt(before)) before = middle;
      else after = middle;
    }
    changes.push(after);
  }
  return changes;
}

describe("the beginning of a day", () => {
  it.each([
    ["2026-07-01", "UTC", "2026-07-01T00:00:00.000Z"],
    ["2026-07-01", "Europe/Berlin", "2026-06-30T22:00:00.000Z"],
    ["2026-12-01", "America/New_York", "2026-12-01T05:00:00.000Z"],
    ["2026-03-29", "Europe/Berlin", "2026-03-28T23:00:00.000Z"],
    ["2026-03-30", "Europe/Berlin", "2026-03-29T22:00:00.000Z"],
    ["2026-10-26", "Europe/Berlin", "2026-10-25T23:00:00.000Z"],
    ["2026-01-01", "Pacific/Kiritimati", "2025-12-31T10:00:00.000Z"],
  ])("of %s in %s is %s", (day, zone, moment) => {
    expect(startOfDay(day, zone).toISOString()).toBe(moment);
  });

  it("is one o'clock where the clocks go forward at midnight", () => {
    // Beirut, 29 March 2026: 23:59:59 is followed by 01:00:00.
    const start = startOfDay("2026-03-29", "Asia/Beirut");
    expect(start.toISOString()).toBe("2026-03-28T22:00:00.000Z");
    expect(dayAt(new Date(start.getTime() - 1), "Asia/Beirut")).toBe("2026-03-28");
  });

  it("parts what is before from what is of the day, in every zone", () => {
    fc.assert(
      fc.property(anyMoment, anyZone, (moment, zone) => {
        const day = dayAt(moment, zone);
        const start = startOfDay(day, zone);
        expect(start.getTime()).toBeLessThanOrEqual(moment.getTime());
        expect(dayAt(start, zone)).toBe(day);
        expect(dayAt(new Date(start.getTime() - 1), zone) < day).toBe(true);
        expect(startOfDay(addDays(day, 1), zone).getTime()).toBeGreaterThan(moment.getTime());
      }),
    );
  });

  it("of a day that a zone has skipped is the beginning of the next", () => {
    // Samoa went over the date line: 29 December 2011 was followed by the 31st.
    expect(startOfDay("2011-12-30", "Pacific/Apia")).toEqual(
      startOfDay("2011-12-31", "Pacific/Apia"),
    );
    expect(dayAt(startOfDay("2011-12-30", "Pacific/Apia"), "Pacific/Apia")).toBe("2011-12-31");
  });
});

describe("around every change of the clocks", () => {
  it.each(zones)("in %s days follow each other without a gap", (zone) => {
    for (const change of [2011, 2019, 2026].flatMap((year) => changesIn(zone, year))) {
      for (const at of [-25 * hour, -hour, -1, 0, 1, hour, 25 * hour]) {
        const moment = new Date(change + at);
        const day = dayAt(moment, zone);
        const [start, end] = [startOfDay(day, zone), startOfDay(addDays(day, 1), zone)];
        expect(start.getTime()).toBeLessThanOrEqual(moment.getTime());
        expect(end.getTime()).toBeGreaterThan(moment.getTime());
        expect(dayAt(start, zone)).toBe(day);
      }
    }
  });
});

describe("the moment of a wall time", () => {
  it.each([
    ["2026-03-29T02:30:00", "Europe/Berlin", "2026-03-29T01:30:00.000Z"],
    ["2026-10-25T02:30:00", "Europe/Berlin", "2026-10-25T00:30:00.000Z"],
    ["2026-04-05T01:45:00", "Australia/Lord_Howe", "2026-04-04T14:45:00.000Z"],
    ["2026-01-01T00:00:00", "Asia/Kathmandu", "2025-12-31T18:15:00.000Z"],
  ])(
    "%s in %s is %s: where it is skipped later, where it is shown twice the first",
    (wall, zone, at) => {
      expect(momentOf(wall, zone).toISOString()).toBe(at);
    },
  );

  it("is where clocks show it, the first time they do", () => {
    fc.assert(
      fc.property(anyMoment, anyZone, (given, zone) => {
        const moment = new Date(given.getTime() - given.getMilliseconds());
        const wall = wallTimeAt(moment, zone);
        const found = momentOf(wall.replace(" ", "T"), zone);
        expect(wallTimeAt(found, zone)).toBe(wall);
        expect(found.getTime()).toBeLessThanOrEqual(moment.getTime());
      }),
    );
  });
});

describe("days of the calendar", () => {
  it("are counted, and moved by days and months, as the calendar has them", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -800, max: 800 }), (day, days) => {
        const other = addDays(day, days);
        expect(addDays(other, -days)).toBe(day);
        if (days >= 0) expect(countDays(day, other)).toBe(days + 1);
        const monday = mondayOf(day);
        expect(new Date(`${monday}T00:00:00Z`).getUTCDay()).toBe(1);
        expect(countDays(monday, day)).toBeLessThanOrEqual(7);
        expect(firstOfMonth(day)).toBe(`${day.slice(0, 7)}-01`);
      }),
    );
    expect(addMonths("2028-01-31", 1)).toBe("2028-02-29");
    expect(addMonths("2026-03-31", -1)).toBe("2026-02-28");
    expect(addMonths("2026-12-15", 1)).toBe("2027-01-15");
  });
});

it.each([
  ["Europe/Berlin", true],
  ["UTC", true],
  ["+01:00", false],
  ["Mars/Base", false],
  ["", false],
])("%j is a time zone: %s", (name, known) => {
  expect(isTimeZone(name as string)).toBe(known);
});
