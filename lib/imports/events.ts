import { z } from "zod";
import { defineEvent } from "@/lib/events";

export const importFinished = defineEvent("import.finished", {
  about: "import",
  data: z.object({
    platform: z.string(),
    file: z.string(),
    /** How many rows met which fate. */
    counts: z.record(z.string(), z.number()),
    canceled: z.boolean().optional(),
    /** Why it broke off. */
    failed: z.string().optional(),
  }),
  label: "Import",
  icon: "file-check",
  tone: "neutral",
  say: ({ file, canceled, failed }) =>
    `The import of ${file} ${failed ? "broke off" : canceled ? "was canceled" : "is finished"}`,
});
