import { z } from "zod";
import { currencyExponent } from "@/lib/kernel/schemas";
import { dateFormats, pastFields } from "@/lib/platforms/schemas";

export * from "./browser";

/** Which column of a file is which field, and how its texts are to be read. */
export const mappingSchema = z.object({
  /** By field, the place of its column, from 0. */
  columns: z.partialRecord(z.enum(pastFields), z.number().int().min(0).max(499)),
  dateFormat: z.enum(dateFormats),
  /** IANA zone of times that name none. */
  zone: z.string().max(60).default("UTC"),
  decimal: z.enum([".", ","]).default("."),
  /** For files without a column for it. */
  currency: z
    .string()
    .refine((code) => currencyExponent(code) !== undefined, "This is no currency")
    .nullable()
    .default(null),
});
export type Mapping = z.infer<typeof mappingSchema>;
