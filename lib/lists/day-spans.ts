import { addDays, addMonths, dayAt, firstOfMonth, startOfDay } from "@/lib/kernel";
import type { DayPreset, DaySpan } from "./days";

const spans: Record<DayPreset, (today: string) => DaySpan> = {
  today: (today) => ({ from: today, to: today }),
  yesterday: (today) => ({ from: addDays(today, -1), to: addDays(today, -1) }),
  last_7_days: (today) => ({ from: addDays(today, -6), to: today }),
  last_30_days: (today) => ({ from: addDays(today, -29), to: today }),
  this_month: (today) => monthOf(firstOfMonth(today)),
  last_month: (today) => monthOf(addMonths(firstOfMonth(today), -1)),
  this_year: (today) => ({ from: `${today.slice(0, 4)}-01-01`, to: `${today.slice(0, 4)}-12-31` }),
};

const monthOf = (first: string): DaySpan => ({ from: first, to: addDays(addMonths(first, 1), -1) });

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
