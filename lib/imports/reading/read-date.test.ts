import { expect, test } from "vitest";
import type { DateFormat } from "../schemas";
import { readDate } from "./read-date";
import { guessDateFormat } from "./read-written-date";

const iso = (text: string, format: DateFormat, zone = "UTC") =>
  readDate(text, format, zone)?.toISOString() ?? null;

test.each<[string, DateFormat, string]>([
  ["03/01/2026 12:05", "mdy", "2026-03-01T12:05:00.000Z"],
  ["3/1/26 1:05 PM", "mdy", "2026-03-01T13:05:00.000Z"],
  ["3/1/2026, 12:00:30 AM", "mdy", "2026-03-01T00:00:30.000Z"],
  ["01.03.2026 14:00", "dmy", "2026-03-01T14:00:00.000Z"],
  ["1-3-2026", "dmy", "2026-03-01T00:00:00.000Z"],
  ["2026-03-01", "ymd", "2026-03-01T00:00:00.000Z"],
  ["2026-03-01T12:00:00.123Z", "ymd", "2026-03-01T12:00:00.000Z"],
  ["2026-03-01 12:00:00+02:00", "ymd", "2026-03-01T10:00:00.000Z"],
  ["2026/03/01 12:00 UTC", "ymd", "2026-03-01T12:00:00.000Z"],
  ["Mar 1, 2026", "ymd", "2026-03-01T00:00:00.000Z"],
  ["Sunday, March 1st, 2026 3:04 pm", "mdy", "2026-03-01T15:04:00.000Z"],
  ["1 March 2026", "mdy", "2026-03-01T00:00:00.000Z"],
  ["1772366400", "unix", "2026-03-01T12:00:00.000Z"],
  ["1772366400000", "unix", "2026-03-01T12:00:00.000Z"],
])("%s (%s) is %s", (text, format, expected) => {
  expect(iso(text, format)).toBe(expected);
});

test.each<[string, DateFormat]>([
  ["31/02/2026", "dmy"],
  ["13/01/2026", "mdy"],
  ["2026-03-01", "dmy"],
  ["03/01/2026 25:00", "mdy"],
  ["03/01/2026 13:00 PM", "mdy"],
  ["03/01/1999", "mdy"],
  ["yesterday", "ymd"],
  ["", "ymd"],
  ["12", "unix"],
  ["=1+1", "mdy"],
])("%j (%s) is no date", (text, format) => {
  expect(iso(text, format)).toBeNull();
});

test("a time without a zone is one of the zone that was chosen, in winter and summer", () => {
  expect(iso("2026-01-15 12:00", "ymd", "Europe/Berlin")).toBe("2026-01-15T11:00:00.000Z");
  expect(iso("2026-07-15 12:00", "ymd", "Europe/Berlin")).toBe("2026-07-15T10:00:00.000Z");
  expect(iso("2026-07-15 12:00", "ymd", "America/New_York")).toBe("2026-07-15T16:00:00.000Z");
  // Shown twice in that night: the first of the two.
  expect(iso("2026-10-25 02:30", "ymd", "Europe/Berlin")).toBe("2026-10-25T00:30:00.000Z");
  expect(iso("2026-07-15T12:00Z", "ymd", "America/New_York")).toBe("2026-07-15T12:00:00.000Z");
});

test("the format is guessed from what only one of them can read", () => {
  expect(guessDateFormat(["03/01/2026", "03/13/2026"])).toBe("mdy");
  expect(guessDateFormat(["03/01/2026", "13/03/2026"])).toBe("dmy");
  expect(guessDateFormat(["2026-03-01"])).toBe("ymd");
  expect(guessDateFormat(["1772366400"])).toBe("unix");
});
