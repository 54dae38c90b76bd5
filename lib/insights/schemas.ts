import { z } from "zod";
import { currencyExponent } from "@/lib/kernel/schemas";
import { isDay } from "@/lib/lists/browser";
import { type Preset, presets } from "./browser";

export * from "./browser";

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
