export type TimeFormat = "dateTime" | "date" | "time" | "compact";

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  formatters.set(zone, made);
  return made;
}

/**
 * "14 Nov 2025, 16:04" in an IANA time zone. Put together from parts, because the joining characters
 * differ between the server's and the browser's locale data and would break hydration.
 */
export function formatTime(value: Date | string, zone: string, format: TimeFormat = "dateTime") {
  const parts = formatterFor(zone).formatToParts(new Date(value));
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find((candidate) => candidate.type === type)?.value ?? "";
  const date = `${part("day")} ${part("month")}`;
  const clock = `${part("hour")}:${part("minute")}`;
  if (format === "time") return clock;
  if (format === "compact") return `${date}, ${clock}`;
  if (format === "date") return `${date} ${part("year")}`;
  return `${date} ${part("year")}, ${clock}`;
}

/** "2025-11-14 15:04:09 UTC", what titles show so that a time can be compared with logs. */
export function formatUtc(value: Date | string): string {
  return `${new Date(value).toISOString().slice(0, 19).replace("T", " ")} UTC`;
}
