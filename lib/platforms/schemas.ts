import { z } from "zod";

// The part of the module that is safe in the browser.
export type { ConnectionHealth, HealthState } from "./judge-health";
export type { DeliveryLine } from "./list-deliveries";
export type { DeliveryOutcome } from "./list-outcomes";
export { type DateFormat, dateFormats, type PastField, pastFields } from "./past-payments";
export type { ReplayResult } from "./replay-delivery";
export type { TestResult } from "./send-test-delivery";

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

/** A verification token or signing secret as a person enters it. */
export const secretSchema = z
  .string()
  .trim()
  .min(1, "This is empty; paste the secret")
  .max(500, "This is too long to be a secret");
