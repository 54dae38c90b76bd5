import { expect, test } from "vitest";
import { resolvePeriod } from "./resolve-period";

const at = (text: string) => new Date(text);
const hours = (from: Date, to: Date) => (to.getTime() - from.getTime()) / 3_600_000;

test("today is the site's day, whatever day it is in UTC", () => {
  const now = at("2026-11-20T23:30:00Z");
  const berlin = resolvePeriod({ date: "today" }, "Europe/Berlin", now);
  expect(berlin.firstDay).toBe("2026-11-21");
  expect(berlin.from).toEqual(at("2026-11-20T23:00:00Z"));
  expect(berlin.to).toEqual(at("2026-11-21T23:00:00Z"));
  const honolulu = resolvePeriod({ date: "today" }, "Pacific/Honolulu", now);
  expect(honolulu.firstDay).toBe("2026-11-20");
  expect(honolulu.from).toEqual(at("2026-11-20T10:00:00Z"));
});

test("a day has 23 hours when summer time begins and 25 when it ends", () => {
  const day = (date: string) =>
    resolvePeriod({ from: date, to: date }, "Europe/Berlin", at("2027-01-01T00:00:00Z"));
  const [spring, autumn] = [day("2026-03-29"), day("2026-10-25")];
  expect(hours(spring.from, spring.to)).toBe(23);
  expect(hours(autumn.from, autumn.to)).toBe(25);
  expect(spring.unit).toBe("hour");
});

test("a day begins at one o'clock where clocks are put forward at midnight", () => {
  const { from, to } = resolvePeriod(
    { from: "2026-04-24", to: "2026-04-24" },
    "Africa/Cairo",
    at("2026-06-01T00:00:00Z"),
  );
  expect(from).toEqual(at("2026-04-23T22:00:00Z"));
  expect(hours(from, to)).toBe(23);
});

test("a running period is compared with the one before up to the same time of day", () => {
  const now = at("2026-11-21T14:30:00Z");
  const { from, previous, previousLabel } = resolvePeriod({ date: "last_30_days" }, "UTC", now);
  expect(from).toEqual(at("2026-10-23T00:00:00Z"));
  expect(previous.from).toEqual(at("2026-09-23T00:00:00Z"));
  expect(previous.to).toEqual(at("2026-10-22T14:30:00Z"));
  expect(previousLabel).toBe("previous 30 days");
});

test("the same time of day is the clock's, also over a change of clocks", () => {
  // In Berlin it is noon on the day after summer time has ended.
  const now = at("2026-10-26T11:00:00Z");
  const { previous } = resolvePeriod({ date: "last_7_days" }, "Europe/Berlin", now);
  expect(previous.to).toEqual(at("2026-10-19T10:00:00Z"));
});

test("a period that is over is compared with all of the one before", () => {
  const now = at("2026-03-15T12:00:00Z");
  const february = resolvePeriod({ date: "last_month" }, "UTC", now);
  expect([february.firstDay, february.lastDay]).toEqual(["2026-02-01", "2026-02-28"]);
  expect(february.previous).toEqual({
    from: at("2026-01-01T00:00:00Z"),
    to: at("2026-02-01T00:00:00Z"),
  });
});

test("the 31st is compared with a shorter month, and the two never overlap", () => {
  const { from, previous } = resolvePeriod(
    { date: "this_month" },
    "UTC",
    at("2026-03-31T18:00:00Z"),
  );
  expect(previous.from).toEqual(at("2026-02-01T00:00:00Z"));
  expect(previous.to).toEqual(at("2026-02-28T18:00:00Z"));
  expect(previous.to <= from).toBe(true);
});

test("the last 12 months are whole months, this one included", () => {
  const year = resolvePeriod({ date: "last_12_months" }, "UTC", at("2026-11-21T10:00:00Z"));
  expect([year.firstDay, year.lastDay, year.unit]).toEqual(["2025-12-01", "2026-11-21", "month"]);
  expect(year.previous.from).toEqual(at("2024-12-01T00:00:00Z"));
  expect(year.previous.to).toEqual(at("2025-11-21T10:00:00Z"));
});

test("days in the wrong order are turned round, and too many are cut", () => {
  const now = at("2026-11-21T10:00:00Z");
  const turned = resolvePeriod({ from: "2026-11-10", to: "2026-11-01" }, "UTC", now);
  expect([turned.firstDay, turned.lastDay]).toEqual(["2026-11-01", "2026-11-10"]);
  const long = resolvePeriod({ from: "2001-01-01", to: "2026-11-01" }, "UTC", now);
  expect([long.firstDay, long.lastDay]).toEqual(["2001-01-01", "2004-01-05"]);
});

test("without a choice it is the last 30 days", () => {
  const { preset, unit } = resolvePeriod({}, "UTC", at("2026-11-21T10:00:00Z"));
  expect([preset, unit]).toEqual(["last_30_days", "day"]);
});
