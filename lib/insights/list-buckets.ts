import { addDays } from "@/lib/lists";
import { addMonths, firstOfMonth, mondayOf } from "./calendar";
import type { Period } from "./resolve-period";

/** `2026-11-21 14` for hours; otherwise the first day of the day, week or month. */
export type Bucket = string;

/** The bar that a moment of the period belongs to: a day, or `day hour`. */
export function bucketOf(
  moment: string,
  { unit, firstDay }: Pick<Period, "unit" | "firstDay">,
): Bucket {
  if (unit === "hour" || unit === "day") return moment;
  const start = unit === "week" ? mondayOf(moment) : firstOfMonth(moment);
  // The first week or month may have begun before the period.
  return start < firstDay ? firstDay : start;
}

function nextStart(day: string, unit: "day" | "week" | "month"): string {
  if (unit === "day") return addDays(day, 1);
  return unit === "week" ? addDays(mondayOf(day), 7) : addMonths(firstOfMonth(day), 1);
}

/** Every bar of the period's chart, also those without takings. */
export function listBuckets(period: Pick<Period, "unit" | "firstDay" | "lastDay">): Bucket[] {
  const { unit, firstDay, lastDay } = period;
  if (unit === "hour") {
    return Array.from({ length: 24 }, (_, hour) => `${firstDay} ${String(hour).padStart(2, "0")}`);
  }
  const buckets: Bucket[] = [];
  for (let day = firstDay; day <= lastDay; day = nextStart(day, unit)) buckets.push(day);
  return buckets;
}
