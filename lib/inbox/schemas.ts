import { z } from "zod";

// The part of the module that is safe in the browser.
export type { DeliveryLine } from "./list-deliveries";
export type { DeliveryOutcome } from "./list-outcomes";
export type { ReplayResult } from "./replay-delivery";

export const deliveryStates = ["pending", "processed", "quarantined"] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** What a list of deliveries can be narrowed to. Empty lists mean "any". */
export const deliveryFilterSchema = z.object({
  state: z.array(z.enum(deliveryStates)).default([]),
  platform: z.array(z.string().max(40)).default([]),
  /** Slugs or client ids. */
  site: z.array(z.string().max(100)).default([]),
});
export type DeliveryFilter = z.infer<typeof deliveryFilterSchema>;
