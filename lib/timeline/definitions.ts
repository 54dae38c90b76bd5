import { membershipEvents } from "@/lib/customers";
import type { EventDefinition } from "@/lib/events";
import { importFinished } from "@/lib/imports";
import { deliveryQuarantined } from "@/lib/inbox";
import { mailEvents, orderMailEvents } from "@/lib/mail";
import { confirmationEvents, orderMatchEvents } from "@/lib/matching";
import { messageEvents } from "@/lib/members";
import { orderEvents } from "@/lib/orders";
import { paymentEvents } from "@/lib/payments";
import { replyEvents } from "@/lib/replies";

/** Every kind of event there is, from the modules where they happen. */
export const definitions = [
  ...orderEvents,
  ...paymentEvents,
  ...membershipEvents,
  ...orderMatchEvents,
  ...replyEvents,
  ...messageEvents,
  ...orderMailEvents,
  ...confirmationEvents,
  ...mailEvents,
  deliveryQuarantined,
  importFinished,
] as const;

type Definition = (typeof definitions)[number];
/** What events are about. */
export type About = Definition["about"];
/** The types of the events about something. */
export type TypeAbout<Of extends About> = Extract<Definition, { about: Of }>["type"];

const known = new Map<string, EventDefinition>(
  definitions.map((event) => [`${event.about} ${event.type}`, event]),
);

/** The definition of a stored event; undefined for one that a newer version wrote. */
export const definitionOf = (about: string, type: string): EventDefinition | undefined =>
  known.get(`${about} ${type}`);
