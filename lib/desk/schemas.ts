import { z } from "zod";
import { personCommands, reasonSchema } from "@/lib/orders/schemas";

export const personCommandSchema = z.enum(personCommands);

const line = (name: string, most: number) =>
  z.string().trim().max(most, `${name} may have at most ${most} characters.`).default("");

/** What may be told with a command: a reason stays on the timeline, the rest is what was sent. */
export const commandInputSchema = z.object({
  reason: reasonSchema.default(""),
  note: line("note", 2000),
  url: line("url", 2000).refine(
    (text) => text === "" || (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)),
    "url must be a web address, beginning with https://.",
  ),
  carrier: line("carrier", 60),
  tracking_number: line("tracking_number", 100),
});
export type CommandInput = z.input<typeof commandInputSchema>;

export type { CommandReport } from "./run-commands";
