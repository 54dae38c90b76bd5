import type { Unit } from "@/lib/insights";

const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const weekdays = "Sun Mon Tue Wed Thu Fri Sat".split(" ");

/** "21 Nov 2026", or "21 Nov" without the year. */
export function formatDay(day: string, withYear = true): string {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  return `${date} ${months[month - 1]}${withYear ? ` ${year}` : ""}`;
}

/** "1 – 21 Nov 2026", "28 Oct – 21 Nov 2026" or one day. */
export function formatDays(first: string, last: string): string {
  if (first === last) return formatDay(first);
  if (first.slice(0, 7) === last.slice(0, 7)) {
    return `${Number(first.slice(8))} – ${formatDay(last)}`;
  }
  return `${formatDay(first, first.slice(0, 4) !== last.slice(0, 4))} – ${formatDay(last)}`;
}

/** What stands under a bar: short. */
export function bucketTick(bucket: string, unit: Unit): string {
  if (unit === "hour") return `${bucket.slice(11)}:00`;
  if (unit === "month") return `${months[Number(bucket.slice(5, 7)) - 1]} ${bucket.slice(2, 4)}`;
  return formatDay(bucket, false);
}

/** What a bar is called where there is room. */
export function bucketName(bucket: string, unit: Unit): string {
  if (unit === "hour") return `${formatDay(bucket.slice(0, 10), false)}, ${bucket.slice(11)}:00`;
  if (unit === "month") return `${months[Number(bucket.slice(5, 7)) - 1]} ${bucket.slice(0, 4)}`;
  if (unit === "week") return `Week of ${formatDay(bucket)}`;
  return `${weekdays[new Date(`${bucket}T00:00:00Z`).getUTCDay()]} ${formatDay(bucket)}`;
}
