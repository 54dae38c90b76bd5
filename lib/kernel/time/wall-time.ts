// Only `Intl`: a browser may take it. What reckons with days and zones is in zoned-days.ts.
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    calendar: "iso8601",
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  formatters.set(zone, made);
  return made;
}

/** What clocks and calendars in an IANA time zone show at a moment: `2025-11-14 16:04:09`. */
export function wallTimeAt(moment: Date, zone: string): string {
  const parts = new Map(
    formatterFor(zone)
      .formatToParts(moment)
      .map((one) => [one.type, one.value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? "";
  const day = `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`;
  return `${day} ${part("hour")}:${part("minute")}:${part("second")}`;
}

/** The calendar day it is at this moment in an IANA time zone: `2025-11-14`. */
export const dayAt = (moment: Date, zone: string): string => wallTimeAt(moment, zone).slice(0, 10);

/** Whether the name is one of a place's time zone. Offsets such as +01:00 know no summer time. */
export function isTimeZone(name: string): boolean {
  try {
    return /^[A-Za-z]/.test(name) && formatterFor(name) !== undefined;
  } catch {
    return false;
  }
}
