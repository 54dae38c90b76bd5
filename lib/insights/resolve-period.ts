import { addDays, dayAt, startOfDay } from "@/lib/lists";
import { addMonths, countDays, firstOfMonth } from "./calendar";
import { defaultPreset, type InsightsQuery, type Preset } from "./schemas";

/** What a bar of the chart stands for. */
export type Unit = "hour" | "day" | "week" | "month";

/** A range of days in one time zone, with the range that it is compared with. */
export interface Period {
  preset: Preset | "custom";
  zone: string;
  firstDay: string;
  lastDay: string;
  /** The moments that belong to it: `from` included, `to` not. */
  from: Date;
  to: Date;
  /** As long, just before; cut at the same point while the period is still running. */
  previous: { from: Date; to: Date };
  /** "yesterday by now" */
  previousLabel: string;
  unit: Unit;
}

const longestDays = 1100;

interface Days {
  preset: Preset | "custom";
  first: string;
  last: string;
  /** Leads a day of the period to its counterpart in the one before. */
  back: (day: string) => string;
  label: string;
}

function daysOfPreset(preset: Preset, today: string): Omit<Days, "preset"> {
  const lately = (days: number) => ({
    first: addDays(today, 1 - days),
    last: today,
    back: (day: string) => addDays(day, -days),
    label: `previous ${days} days`,
  });
  const month = firstOfMonth(today);
  const monthBack = (day: string) => addMonths(day, -1);
  const yesterday = addDays(today, -1);
  switch (preset) {
    case "today":
      return { ...lately(1), label: "yesterday by now" };
    case "yesterday":
      return { ...lately(1), first: yesterday, last: yesterday, label: "the day before" };
    case "last_7_days":
      return lately(7);
    case "last_30_days":
      return lately(30);
    case "last_90_days":
      return lately(90);
    case "this_month":
      return { first: month, last: today, back: monthBack, label: "last month by now" };
    case "last_month":
      return {
        first: monthBack(month),
        last: addDays(month, -1),
        back: monthBack,
        label: "the month before",
      };
    case "last_12_months":
      return {
        first: addMonths(month, -11),
        last: today,
        back: (day) => addMonths(day, -12),
        label: "previous 12 months",
      };
  }
}

function daysOfQuery(query: Pick<InsightsQuery, "date" | "from" | "to">, today: string): Days {
  if (query.date || !query.from) {
    const preset = query.date ?? defaultPreset;
    return { preset, ...daysOfPreset(preset, today) };
  }
  const [first, end] = [query.from, query.to ?? today].sort() as [string, string];
  const furthest = addDays(first, longestDays - 1);
  const last = end < furthest ? end : furthest;
  const days = countDays(first, last);
  return {
    preset: "custom",
    first,
    last,
    back: (day) => addDays(day, -days),
    label: days === 1 ? "the day before" : `previous ${days} days`,
  };
}

function unitFor(days: number): Unit {
  if (days === 1) return "hour";
  if (days <= 92) return "day";
  return days <= 190 ? "week" : "month";
}

const earliest = (...moments: Date[]) => new Date(Math.min(...moments.map((one) => one.getTime())));

/** The moments that a range of the home page's address stands for, in the zone. */
export function resolvePeriod(
  query: Pick<InsightsQuery, "date" | "from" | "to">,
  zone: string,
  now: Date,
): Period {
  const today = dayAt(now, zone);
  const { preset, first, last, back, label } = daysOfQuery(query, today);
  const from = startOfDay(first, zone);
  const to = startOfDay(addDays(last, 1), zone);
  const running = first <= today && today <= last;
  const startOf = (day: string) => startOfDay(day, zone).getTime();
  const sameClock = () =>
    new Date(startOf(back(today)) + now.getTime() - startOfDay(today, zone).getTime());
  return {
    preset,
    zone,
    firstDay: first,
    lastDay: last,
    from,
    to,
    previous: {
      from: startOfDay(back(first), zone),
      to: running ? earliest(sameClock(), startOfDay(addDays(back(today), 1), zone), from) : from,
    },
    previousLabel: label,
    unit: unitFor(countDays(first, last)),
  };
}
