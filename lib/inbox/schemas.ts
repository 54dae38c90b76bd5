import { z } from "zod";
import { deliveryStates } from "./browser";

export * from "./browser";

/** What a list of deliveries can be narrowed to. Empty lists mean "any". */
export const deliveryFilterSchema = z.object({
  state: z.array(z.enum(deliveryStates)).default([]),
  platform: z.array(z.string().max(40)).default([]),
  /** Slugs or client ids. */
  site: z.array(z.string().max(100)).default([]),
});
export type DeliveryFilter = z.infer<typeof deliveryFilterSchema>;
