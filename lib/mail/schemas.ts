import { z } from "zod";
import { mailPeriods, mailStates } from "./browser";

export * from "./browser";

/** What a list of mails can be narrowed to. Empty lists mean "any". */
export const mailFilterSchema = z.object({
  state: z.array(z.enum(mailStates)).default([]),
  purpose: z.array(z.string().max(60)).default([]),
  /** Slugs. */
  site: z.array(z.string().max(100)).default([]),
  /** Looked for in recipient and subject. */
  q: z.string().max(200).default(""),
  /** No older than so many days. */
  days: z.literal(mailPeriods).nullable().default(null),
});
export type MailFilter = z.infer<typeof mailFilterSchema>;
