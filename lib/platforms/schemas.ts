import { z } from "zod";

// The part of the module that is safe in the browser.
export type { ConnectionHealth, HealthState } from "./judge-health";
export { type DateFormat, dateFormats, type PastField, pastFields } from "./past-payments";
export type { TestResult } from "./send-test-delivery";

/** A verification token or signing secret as a person enters it. */
export const secretSchema = z
  .string()
  .trim()
  .min(1, "This is empty; paste the secret")
  .max(500, "This is too long to be a secret");
