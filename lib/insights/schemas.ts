import { z } from "zod";
import { currencyExponent } from "@/lib/kernel/schemas";
import { isDay } from "./calendar";

/** The ranges of days that can be chosen by name. */
export const presetLabels = {
  today: "Today",
  yesterday: "Yesterday",
  "7d": "Last 7 days",
  "30d": "Last 30 days",
  "90d": "Last 90 days",
  month: "This month",
  last_month: "Last month",
  "12m": "Last 12 months",
} as const;

export type Preset = keyof typeof presetLabels;
export const presets = Object.keys(presetLabels) as Preset[];
export const defaultPreset: Preset = "30d";

const day = z.string().refine(isDay);

/** What the home page's address may say; what makes no sense is as if it were not there. */
export const insightsQuerySchema = z.object({
  range: z
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
