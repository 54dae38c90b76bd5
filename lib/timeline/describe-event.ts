import type { EventIcon, EventTone } from "@/lib/events";
import { definitionOf } from "./definitions";

/** The one sentence of an event, for page, mail and API alike. */
export function describeEvent(about: string, type: string, data: unknown): string {
  const event = definitionOf(about, type);
  const parsed = event?.data.safeParse(data);
  // A type that a newer version wrote still gets a readable line.
  return event && parsed?.success ? event.say(parsed.data) : type.replaceAll(/[._]/g, " ");
}

export interface EventLook {
  label: string;
  icon: EventIcon;
  tone: EventTone;
}

/** How a line of the timeline looks; undefined for a type that is not known here. */
export function lookOfEvent(about: string, type: string): EventLook | undefined {
  const event = definitionOf(about, type);
  return event && { label: event.label, icon: event.icon, tone: event.tone };
}
