import {
  addDays,
  addMonths,
  countDays,
  type Day,
  dayOf,
  firstOfMonth,
  startOfDay,
} from "./calendar";
import { defaultPreset, type InsightsQuery, type Preset } from "./schemas";

/** What a bar of the chart stands for. */
export type Unit = "hour" | "day" | "week" | "month";

/** A range of days in one time zone, with the range that it is compared with. */
export interface Period {
  preset: Preset | "custom";
  zone: string;
  firstDay: Day;
  lastDay: Day;
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
  first: Day;
  last: Day;
  /** Leads a day of the period to its counterpart in the one before. */
  back: (day: Day) => Day;
  label: string;
}

function daysOfPreset(preset: Preset, today: Day): Omit<Days, "preset"> {
  const lately = (days: number) => ({
    first: addDays(today, 1 - days),
    last: today,
    back: (day: Day) => addDays(day, -days),
    label: `previous ${days} days`,
  });
  const month = firstOfMonth(today);
  const monthBack = (day: Day) => addMonths(day, -1);
  const yesterday = addDays(today, -1);
  switch (preset) {
    case "today":
      return { ...lately(1), label: "yesterday by now" };
    case "yesterday":
      return { ...lately(1), first: yesterday, last: yesterday, label: "the day before" };
    case "7d":
      return lately(7);
    case "30d":
      return lately(30);
    case "90d":
      return lately(90);
    case "month":
      return { first: month, last: today, back: monthBack, label: "last month by now" };
    case "last_month":
      return {
        first: monthBack(month),
        last: addDays(month, -1),
        back: monthBack,
        label: "the month before",
      };
    case "12m":
      return {
        first: addMonths(month, -11),
        last: today,
        back: (day) => addMonths(day, -12),
        label: "previous 12 months",
      };
  }
}

function daysOfQuery(query: Pick<InsightsQuery, "range" | "from" | "to">, today: Day): Days {
  if (query.range || !query.from) {
    const preset = query.range ?? defaultPreset;
    return { preset, ...daysOfPreset(preset, today) };
  }
  const [first, end] = [query.from, query.to ?? today].sort() as [Day, Day];
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
  query: Pick<InsightsQuery, "range" | "from" | "to">,
  zone: string,
  now: Date,
): Period {
  const today = dayOf(now, zone);
  const { preset, first, last, back, label } = daysOfQuery(query, today);
  const from = startOfDay(first, zone);
  const to = startOfDay(addDays(last, 1), zone);
  const running = first <= today && today <= last;
  const startOf = (day: Day) => startOfDay(day, zone).getTime();
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
