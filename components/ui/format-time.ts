import { wallTimeAt } from "@/lib/kernel/browser";

export type TimeFormat = "dateTime" | "date" | "time" | "compact";

const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/**
 * "14 Nov 2025, 16:04" in an IANA time zone. Put together from parts, because the joining characters
 * differ between the server's and the browser's locale data and would break hydration.
 */
export function formatTime(value: Date | string, zone: string, format: TimeFormat = "dateTime") {
  const [year, month, day, time] = wallTimeAt(new Date(value), zone).split(/[- ]/) as string[];
  const date = `${Number(day)} ${months[Number(month) - 1]}`;
  const clock = `${time}`.slice(0, 5);
  if (format === "time") return clock;
  if (format === "compact") return `${date}, ${clock}`;
  if (format === "date") return `${date} ${year}`;
  return `${date} ${year}, ${clock}`;
}

/** "2025-11-14 15:04:09 UTC", what titles show so that a time can be compared with logs. */
export function formatUtc(value: Date | string): string {
  return `${new Date(value).toISOString().slice(0, 19).replace("T", " ")} UTC`;
}
