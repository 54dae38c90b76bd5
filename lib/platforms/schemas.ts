import { z } from "zod";

export * from "./browser";

/** A verification token or signing secret as a person enters it. */
export const secretSchema = z
  .string()
  .trim()
  .min(1, "This is empty; paste the secret")
  .max(500, "This is too long to be a secret");
