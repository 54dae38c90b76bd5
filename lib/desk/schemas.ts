import { z } from "zod";
import { personCommands, reasonSchema } from "@/lib/orders/schemas";

export const personCommandSchema = z.enum(personCommands);

/** How long what is told with a completion may be, in characters. */
const longest = { note: 2000, url: 2000, carrier: 60, tracking_number: 100 } as const;
type SentField = keyof typeof longest;

const sentField = (name: SentField) =>
  z
    .string()
    .trim()
    .max(longest[name], `${name} may have at most ${longest[name]} characters.`)
    .default("");

const isWebAddress = (text: string) =>
  text === "" || (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol));

/** What may be told with a command: a reason stays on the timeline, the rest is what was sent. */
export const commandInputSchema = z.object({
  reason: reasonSchema.default(""),
  note: sentField("note"),
  url: sentField("url").refine(isWebAddress, "url must be a web address, beginning with https://."),
  carrier: sentField("carrier"),
  tracking_number: sentField("tracking_number"),
});
export type CommandInput = z.input<typeof commandInputSchema>;

// What the API takes with a command. Errors are worded to follow the field's name.

const text = (most: number, description: string) =>
  z
    .string("must be a text.")
    .max(most, `may have at most ${most} characters.`)
    .optional()
    .describe(description);

/** What takes nothing. */
export const emptyBodySchema = z.strictObject({});

export const reasonBodySchema = z.strictObject({
  reason: text(500, "Why, in a sentence or two; the buyer can read it"),
});

export const completeBodySchema = z.strictObject({
  note: text(longest.note, "A word to the buyer about what was sent"),
  url: text(longest.url, "Where the buyer finds it: a link or a file’s address").refine(
    (url) => isWebAddress(url?.trim() ?? ""),
    "must be a web address, beginning with https://.",
  ),
  carrier: text(longest.carrier, "Who brings it, for instance `DHL`"),
  tracking_number: text(longest.tracking_number, "What the carrier calls the parcel"),
});

export type { CommandReport } from "./run-commands";
