/** A day of the calendar, `2026-11-21`, in whatever time zone is spoken of. */
export type Day = string;

const dayMs = 86_400_000;

const asUtc = (day: Day) => new Date(`${day}T00:00:00Z`);
const fromUtc = (date: Date): Day => date.toISOString().slice(0, 10);

/** Whether it is a day that exists, from 2000 to 2199. */
export const isDay = (text: string): boolean =>
  /^2[01]\d\d-\d\d-\d\d$/.test(text) &&
  !Number.isNaN(asUtc(text).getTime()) &&
  fromUtc(asUtc(text)) === text;

export const addDays = (day: Day, days: number): Day =>
  fromUtc(new Date(asUtc(day).getTime() + days * dayMs));

/** The same day so many months later; the last of a shorter month. */
export function addMonths(day: Day, months: number): Day {
  const date = asUtc(day);
  const target = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
  const lastOfMonth = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0));
  target.setUTCDate(Math.min(date.getUTCDate(), lastOfMonth.getUTCDate()));
  return fromUtc(target);
}

export const firstOfMonth = (day: Day): Day => `${day.slice(0, 7)}-01`;

/** The Monday of its week (ISO 8601). */
export const mondayOf = (day: Day): Day => addDays(day, -((asUtc(day).getUTCDay() + 6) % 7));

/** How many days from the first to the last, both counted. */
export const countDays = (first: Day, last: Day): number =>
  Math.round((asUtc(last).getTime() - asUtc(first).getTime()) / dayMs) + 1;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** What clocks in the zone show at a moment, as if it were UTC. */
function wallClock(moment: Date, zone: string): Date {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      ...{ year: "numeric", month: "numeric", day: "numeric" },
      ...{ hour: "numeric", minute: "numeric", second: "numeric" },
    });
    formatters.set(zone, formatter);
  }
  const parts = formatter.formatToParts(moment);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((candidate) => candidate.type === type)?.value);
  const date = [part("year"), part("month") - 1, part("day")] as const;
  return new Date(Date.UTC(...date, part("hour"), part("minute"), part("second")));
}

/** The day that it is in the zone. */
export const dayOf = (moment: Date, zone: string): Day => fromUtc(wallClock(moment, zone));

/**
 * The first moment of a day in the zone. Where clocks change at midnight that is not always 00:00,
 * and a day may have 23 or 25 hours.
 */
export function startOfDay(day: Day, zone: string): Date {
  const midnight = asUtc(day).getTime();
  const offsetAt = (moment: number) => wallClock(new Date(moment), zone).getTime() - moment;
  const candidates = [midnight - dayMs, midnight + dayMs].map(
    (moment) => midnight - offsetAt(moment),
  );
  const [earlier, later] = candidates.sort((a, b) => a - b) as [number, number];
  return new Date(dayOf(new Date(earlier), zone) === day ? earlier : later);
}
