// What a browser may take of the module: no zod, nothing of node:.
/** The ranges of days that can be chosen by name. */
export const presetLabels = {
  today: "Today",
  yesterday: "Yesterday",
  last_7_days: "Last 7 days",
  last_30_days: "Last 30 days",
  last_90_days: "Last 90 days",
  this_month: "This month",
  last_month: "Last month",
  last_12_months: "Last 12 months",
} as const;

export type Preset = keyof typeof presetLabels;
export const presets = Object.keys(presetLabels) as Preset[];
export const defaultPreset: Preset = "last_30_days";
export type { InsightsQuery } from "./schemas";
