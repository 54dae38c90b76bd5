import type { z } from "zod";

/** The signs that a line of a timeline can have, by their names in the icon set (lucide). */
export const eventIcons = [
  "badge-check",
  "ban",
  "circle-check",
  "circle-dollar-sign",
  "circle-pause",
  "circle-x",
  "eye",
  "file-check",
  "hourglass",
  "inbox",
  "mail",
  "mail-check",
  "mail-minus",
  "mail-question-mark",
  "mail-x",
  "message-square-plus",
  "package-open",
  "pencil-line",
  "refresh-cw",
  "repeat",
  "reply",
  "sticky-note",
  "timer-off",
  "trash-2",
  "undo-2",
  "webhook",
] as const;
export type EventIcon = (typeof eventIcons)[number];

/** What an event means for whoever reads it; pages make a colour of it. */
export type EventTone = "neutral" | "good" | "info" | "warn" | "bad" | "note" | "outline";

export interface EventFacts<About extends string, Data extends z.ZodType> {
  /** What it happens to: `order`, `confirmation`, `mail` … */
  about: About;
  /** What it carries. Ids are the shown ones; names are those of that time, so that past rows keep their meaning. */
  data: Data;
  /** In a word or two. */
  label: string;
  icon: EventIcon;
  tone: EventTone;
  /** The one sentence of it, for page, mail and API alike. */
  say(data: z.output<Data>): string;
}

/** A kind of event, as the module where it happens defines it. */
export interface EventDefinition<
  Type extends string = string,
  About extends string = string,
  Data extends z.ZodType = z.ZodType,
> extends EventFacts<About, Data> {
  type: Type;
}

/** Defines a kind of event. Its type is never given another meaning: rows of it are kept for ever. */
export const defineEvent = <
  const Type extends string,
  const About extends string,
  Data extends z.ZodType,
>(
  type: Type,
  facts: EventFacts<About, Data>,
): EventDefinition<Type, About, Data> => ({ ...facts, type });

export type EventData<Event extends EventDefinition> = z.input<Event["data"]>;
export type EventType<Events extends readonly EventDefinition[]> = Events[number]["type"];
type ByType<Events extends readonly EventDefinition[]> = {
  [Event in Events[number] as Event["type"]]: Event;
};

/** Definitions under their types. */
export const byType = <const Events extends readonly EventDefinition[]>(events: Events) =>
  Object.fromEntries(events.map((event) => [event.type, event])) as ByType<Events>;
