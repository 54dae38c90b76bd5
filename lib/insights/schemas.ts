import { z } from "zod";
import { currencyExponent } from "@/lib/kernel/schemas";
import { isDay } from "@/lib/orders/schemas";

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

const day = z.string().refine(isDay);

/** What the home page's address may say; what makes no sense is as if it were not there. */
export const insightsQuerySchema = z.object({
  date: z
    .enum(presets as [Preset, ...Preset[]])
    .optional()
    .catch(undefined),
  from: day.optional().catch(undefined),
  to: day.optional().catch(undefined),
  currency: z
    .string()
    .refine((code) => currencyExponent(code) !== undefined)
    .optional()
    .catch(undefined),
  site: z.string().optional().catch(undefined),
});
export type InsightsQuery = z.infer<typeof insightsQuerySchema>;
