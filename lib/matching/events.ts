import { z } from "zod";
import { byType, defineEvent, type EventData, type EventType } from "@/lib/events";
import { platformName } from "@/lib/platforms";
import { confirmationStatuses, confirmationStatusLabels } from "./labels";

const about = "confirmation" as const;
const status = z.enum(confirmationStatuses);
const order = { order_id: z.string(), reference: z.string() };
const how = { rule: z.string(), score: z.number().int(), reasons: z.array(z.string()) };
const matter = z.object({ matter: z.string() });

const statusWord = (one: keyof typeof confirmationStatusLabels) =>
  confirmationStatusLabels[one].toLowerCase();
const because = (reason: string | null) => (reason ? `: ${reason}` : "");

/** Every event of a confirmation's timeline. */
export const confirmationEvents = [
  defineEvent("confirmation.declared", {
    about,
    data: z.object({ platform: z.string(), button_id: z.string().nullable() }),
    label: "Declared",
    icon: "message-square-plus",
    tone: "info",
    say: ({ platform }) => `Declared, to be paid on ${platformName(platform)}`,
  }),
  defineEvent("confirmation.said_paid", {
    about,
    data: z.object({ transaction_id: z.string().nullable(), email: z.string().nullable() }),
    label: "Said to be paid",
    icon: "circle-dollar-sign",
    tone: "info",
    say: ({ transaction_id, email }) => {
      const facts = [
        transaction_id && `transaction ID ${transaction_id}`,
        email && `paid with ${email}`,
      ].filter(Boolean);
      return `The visitor says that it is paid${facts.length > 0 ? `: ${facts.join(", ")}` : ""}`;
    },
  }),
  defineEvent("confirmation.review", {
    about,
    data: matter,
    label: "Needs a look",
    icon: "eye",
    tone: "warn",
    say: (data) => `Needs a look: ${data.matter}`,
  }),
  defineEvent("confirmation.review_settled", {
    about,
    data: matter,
    label: "Looked at",
    icon: "eye",
    tone: "good",
    say: (data) => `Looked at and settled: ${data.matter}`,
  }),
  defineEvent("confirmation.failed", {
    about,
    data: z.object({ reason: z.string() }),
    label: "Failed",
    icon: "circle-x",
    tone: "bad",
    say: ({ reason }) => `Failed: ${reason}`,
  }),
  defineEvent("confirmation.status_set", {
    about,
    data: z.object({ from: status, to: status }),
    label: "Set by hand",
    icon: "pencil-line",
    tone: "neutral",
    say: ({ from, to }) =>
      from === to
        ? `Confirmed as ${statusWord(to)}`
        : `Set from ${statusWord(from)} to ${statusWord(to)}`,
  }),
  defineEvent("confirmation.replied", {
    about,
    data: z.object({ reply: z.string() }),
    label: "Replied",
    icon: "reply",
    tone: "good",
    say: ({ reply }) => `Replied: ${reply}`,
  }),
  defineEvent("match.made", {
    about,
    data: z.object({ ...order, ...how }),
    label: "Matched",
    icon: "badge-check",
    tone: "good",
    say: ({ reference, reasons }) =>
      `Matched with the order ${reference}${because(reasons.join(", "))}`,
  }),
  defineEvent("match.undone", {
    about,
    data: z.object({
      ...order,
      reason: z.string().nullable(),
      status,
      /** The reply that is no longer shown. */
      reply: z.string().nullable(),
    }),
    label: "Match undone",
    icon: "undo-2",
    tone: "warn",
    say: ({ reference, reason, status: now }) =>
      `No longer matched with the order ${reference}, ${statusWord(now)} again${because(reason)}`,
  }),
] as const;
export const confirmationEvent = byType(confirmationEvents);
export type ConfirmationEventType = EventType<typeof confirmationEvents>;
export type ConfirmationEventData<Type extends ConfirmationEventType> = EventData<
  (typeof confirmationEvent)[Type]
>;

const confirmation = { confirmation_id: z.string(), code: z.string() };

/** The same on the timeline of the order. */
export const orderMatchEvents = [
  defineEvent("match.made", {
    about: "order",
    data: z.object({ ...confirmation, ...how }),
    label: "Matched",
    icon: "badge-check",
    tone: "good",
    say: ({ code, reasons }) => `Matched with the confirmation ${code}: ${reasons.join(", ")}`,
  }),
  defineEvent("match.undone", {
    about: "order",
    data: z.object({ ...confirmation, reason: z.string().nullable() }),
    label: "Match undone",
    icon: "undo-2",
    tone: "warn",
    say: ({ code, reason }) => `No longer matched with the confirmation ${code}${because(reason)}`,
  }),
] as const;
export const orderMatchEvent = byType(orderMatchEvents);
