/** Ranges of days that a list offers by name. */
export const dayPresets = [
  "today",
  "yesterday",
  "last_7_days",
  "last_30_days",
  "this_month",
  "last_month",
  "this_year",
] as const;
export type DayPreset = (typeof dayPresets)[number];

export const dayPresetLabels: Record<DayPreset, string> = {
  today: "Today",
  yesterday: "Yesterday",
  last_7_days: "Last 7 days",
  last_30_days: "Last 30 days",
  this_month: "This month",
  last_month: "Last month",
  this_year: "This year",
};

/** Some days of the calendar, both ends included; null is open. Days are `YYYY-MM-DD`. */
export interface DaySpan {
  from: string | null;
  to: string | null;
}

const dayMs = 86_400_000;

/** A real day of the calendar between 1970 and 9998, so that the day after it can be written too. */
export function isDay(text: string): boolean {
  if (!/^(19[7-9]\d|[2-9]\d{3})-\d\d-\d\d$/.test(text) || text.startsWith("9999")) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The day that lies `days` after another one. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

const formatters = new Map<string, Intl.DateTimeFormat>();

/** The calendar day it is at this moment in an IANA time zone. */
export function dayAt(moment: Date, zone: string): string {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      calendar: "iso8601",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
    });
    formatters.set(zone, formatter);
  }
  const parts = formatter.formatToParts(moment);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`;
}

/**
 * The moment at which a day begins in a time zone. Found by halving rather than from an offset:
 * where clocks change at midnight a day begins at one o'clock, or twice.
 */
export function startOfDay(day: string, zone: string): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  // No zone is further than 14 hours ahead of UTC or 12 behind it.
  let before = midnight - 15 * 3_600_000;
  let within = midnight + 15 * 3_600_000;
  while (within - before > 1) {
    const middle = Math.floor((before + within) / 2);
    if (dayAt(new Date(middle), zone) >= day) within = middle;
    else before = middle;
  }
  return new Date(within);
}

const firstOfMonth = (day: string, months: number) => {
  const [year, month] = day.split("-").map(Number) as [number, number];
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
};

const spans: Record<DayPreset, (today: string) => DaySpan> = {
  today: (today) => ({ from: today, to: today }),
  yesterday: (today) => ({ from: addDays(today, -1), to: addDays(today, -1) }),
  last_7_days: (today) => ({ from: addDays(today, -6), to: today }),
  last_30_days: (today) => ({ from: addDays(today, -29), to: today }),
  this_month: (today) => ({
    from: firstOfMonth(today, 0),
    to: addDays(firstOfMonth(today, 1), -1),
  }),
  last_month: (today) => ({
    from: firstOfMonth(today, -1),
    to: addDays(firstOfMonth(today, 0), -1),
  }),
  this_year: (today) => ({ from: `${today.slice(0, 4)}-01-01`, to: `${today.slice(0, 4)}-12-31` }),
};

/** The days that a preset means, seen from `now` in a time zone. */
export const presetDays = (preset: DayPreset, now: Date, zone: string): DaySpan =>
  spans[preset](dayAt(now, zone));

/** The moments that some days span in a time zone: from `after` on, and before `before`. */
export function daySpanBounds(span: DaySpan, zone: string) {
  return {
    after: span.from === null ? null : startOfDay(span.from, zone),
    before: span.to === null ? null : startOfDay(addDays(span.to, 1), zone),
  };
}
