import { type DayPreset, type DaySpan, dayPresetLabels, dayPresets, isDay } from "../days";
import type { Filter } from "./filter";

/** Days by name, or from one to another. */
export type Days = DayPreset | DaySpan | null;

const dateText = (day: string) =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString("en-GB", {
    timeZone: "UTC",
    day: "numeric",
    month: "short",
    year: "numeric",
  });

/** The days of a filter in words: "Last 7 days", "from 1 Nov 2025", "1 Nov 2025 – 3 Nov 2025". */
export function daysText(days: NonNullable<Days>): string {
  if (typeof days === "string") return dayPresetLabels[days];
  const { from, to } = days;
  if (from && to) return from === to ? dateText(from) : `${dateText(from)} – ${dateText(to)}`;
  return from ? `from ${dateText(from)}` : `until ${dateText(to ?? "")}`;
}

/** Days, said by `date`, or by `from` and `to`. */
export const daysFilter: Filter<Days> = {
  label: "Date",
  none: null,
  read: ({ one }) => {
    const preset = dayPresets.find((known) => known === one("date"));
    if (preset) return preset;
    const [from, to] = [one("from"), one("to")].map((day) => (isDay(day) ? day : null));
    if (!from && !to) return null;
    if (from && to && from > to) return { from: to, to: from };
    return { from: from ?? null, to: to ?? null };
  },
  pairs: (days) =>
    typeof days === "string"
      ? [["date", days]]
      : [
          ["from", days?.from ?? null],
          ["to", days?.to ?? null],
        ],
  say: (days) => (days === null ? "" : daysText(days)),
};
