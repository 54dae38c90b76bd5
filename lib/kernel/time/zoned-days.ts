import { Temporal } from "temporal-polyfill";

// The only place that reckons with days and time zones. Days are `YYYY-MM-DD`, zones are IANA names.
// A browser has no use for it (the polyfill is 19 kB): wall-time.ts writes times there.
const dayOf = (day: string) => Temporal.PlainDate.from(day);

/** The day that lies `days` after another one. */
export const addDays = (day: string, days: number): string => dayOf(day).add({ days }).toString();

/** The same day so many months later; the last of a shorter month. */
export const addMonths = (day: string, months: number): string =>
  dayOf(day).add({ months }).toString();

export const firstOfMonth = (day: string): string => dayOf(day).with({ day: 1 }).toString();

/** The Monday of its week (ISO 8601). */
export const mondayOf = (day: string): string => addDays(day, 1 - dayOf(day).dayOfWeek);

/** How many days from the first to the last, both counted. */
export const countDays = (first: string, last: string): number =>
  dayOf(first).until(last, { largestUnit: "days" }).days + 1;

/**
 * The moment at which a day begins in a time zone: not always midnight, for clocks are put forward at
 * midnight in some. A day that a zone has skipped begins when the next one does.
 */
export const startOfDay = (day: string, zone: string): Date =>
  new Date(dayOf(day).toZonedDateTime(zone).epochMilliseconds);

/**
 * The moment at which clocks in a zone show `2025-11-14T16:04:09`: the first where they show it twice;
 * where they skip it, as much later as they are put forward.
 */
export const momentOf = (wallTime: string, zone: string): Date =>
  new Date(Temporal.PlainDateTime.from(wallTime).toZonedDateTime(zone).epochMilliseconds);
