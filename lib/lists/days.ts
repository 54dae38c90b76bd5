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

/** A real day of the calendar between 1970 and 9998, so that the day after it can be written too. */
export function isDay(text: string): boolean {
  if (!/^(19[7-9]\d|[2-9]\d{3})-\d\d-\d\d$/.test(text) || text.startsWith("9999")) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
