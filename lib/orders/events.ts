import { z } from "zod";
import { byType, defineEvent, type EventData, type EventType } from "@/lib/events";
import { formatMoney } from "@/lib/kernel";
import { kindLabels, statusLabels } from "./labels";
import { type OrderKind, type OrderStatus, orderStatuses } from "./lifecycle";

const about = "order" as const;
const money = { amount: z.coerce.number().int(), currency: z.string() };
const status = z.enum(orderStatuses as [OrderStatus, ...OrderStatus[]]);
const moved = z.object({ from: status, reason: z.string().optional() });

const because = ({ reason }: { reason?: string | undefined }) => (reason ? `: ${reason}` : "");

const note = { about, data: z.object({ note_id: z.string() }), label: "Note" } as const;
const review = { about, data: z.object({ matter: z.string() }), icon: "eye" } as const;

/** Every event that happens to an order here. `source` is the platform's name as it was known then. */
export const orderEvents = [
  defineEvent("order.received", {
    about,
    data: z.object({
      source: z.string(),
      kind: z.string(),
      delivery_id: z.string().nullable(),
      /** Set when it came out of a file of past orders. */
      file: z.string().optional(),
    }),
    label: statusLabels.received,
    icon: "inbox",
    tone: "info",
    say: ({ kind, source, file }) =>
      `${kindLabels[kind as OrderKind] ?? kind} received from ${source}${file ? `, out of the file ${file}` : ""}`,
  }),
  defineEvent("order.accepted", {
    about,
    data: moved,
    label: statusLabels.accepted,
    icon: "package-open",
    tone: "note",
    say: (data) => `Order ${data.from === "completed" ? "reopened" : "accepted"}${because(data)}`,
  }),
  defineEvent("order.pending_payment", {
    about,
    data: moved,
    label: statusLabels.pending_payment,
    icon: "hourglass",
    tone: "warn",
    say: (data) => `Waiting for payment${because(data)}`,
  }),
  defineEvent("order.declined", {
    about,
    data: moved,
    label: statusLabels.declined,
    icon: "circle-x",
    tone: "bad",
    say: (data) => `Order declined${because(data)}`,
  }),
  defineEvent("order.canceled", {
    about,
    data: moved,
    label: statusLabels.canceled,
    icon: "ban",
    tone: "neutral",
    say: (data) => `Order canceled${because(data)}`,
  }),
  defineEvent("order.expired", {
    about,
    data: moved,
    label: statusLabels.expired,
    icon: "timer-off",
    tone: "neutral",
    say: (data) => `Order expired${because(data)}`,
  }),
  defineEvent("order.completed", {
    about,
    data: moved,
    label: statusLabels.completed,
    icon: "circle-check",
    tone: "good",
    say: (data) => `Order completed${because(data)}`,
  }),
  defineEvent("order.updated", {
    about,
    data: z.object({ changed: z.array(z.string()) }),
    label: "Updated",
    icon: "refresh-cw",
    tone: "neutral",
    say: ({ changed }) => `Details updated by the platform: ${changed.join(", ")}`,
  }),
  defineEvent("review.needed", {
    ...review,
    label: "Needs a look",
    tone: "warn",
    say: ({ matter }) => `Needs a look: ${matter}`,
  }),
  defineEvent("review.settled", {
    ...review,
    label: "Looked at",
    tone: "good",
    say: ({ matter }) => `Looked at and settled: ${matter}`,
  }),
  defineEvent("payment.verified", {
    about,
    data: z.object({ ...money, card: z.string() }),
    label: "Card checked",
    icon: "badge-check",
    tone: "info",
    say: ({ card, ...due }) => `${card} checked; ${formatMoney(due)} to be charged on acceptance`,
  }),
  defineEvent("payment.processing", {
    about,
    data: z.object({ ...money, card: z.string().nullable() }),
    label: "Charging",
    icon: "hourglass",
    tone: "neutral",
    say: ({ card, ...due }) => `${formatMoney(due)} being charged${card ? ` to ${card}` : ""}`,
  }),
  defineEvent("payment.failed", {
    about,
    data: z.object({ ...money, code: z.string(), reason: z.string() }),
    label: "Payment failed",
    icon: "circle-x",
    tone: "bad",
    say: ({ reason, code: _, ...due }) => `${formatMoney(due)} could not be charged: ${reason}`,
  }),
  defineEvent("payment.unpaid", {
    about,
    data: z.object({ ...money, reason: z.string() }),
    label: "Payment given up",
    icon: "circle-pause",
    tone: "neutral",
    say: ({ reason, ...due }) => `${formatMoney(due)} not charged: ${reason}`,
  }),
  defineEvent("payment.paid", {
    about,
    data: z.object({ ...money, source: z.string() }),
    label: "Paid",
    icon: "circle-dollar-sign",
    tone: "good",
    say: ({ source, ...paid }) => `${formatMoney(paid)} paid on ${source}`,
  }),
  defineEvent("payment.refunded", {
    about,
    data: z.object({ ...money, source: z.string(), full: z.boolean() }),
    label: "Refunded",
    icon: "undo-2",
    tone: "warn",
    say: ({ source, full, ...paid }) =>
      `${formatMoney(paid)} refunded on ${source}${full ? "" : " (in part)"}`,
  }),
  defineEvent("note.added", {
    ...note,
    icon: "sticky-note",
    tone: "outline",
    say: () => "Note added",
  }),
  defineEvent("note.edited", {
    ...note,
    icon: "pencil-line",
    tone: "neutral",
    say: () => "Note edited",
  }),
  defineEvent("note.deleted", {
    ...note,
    icon: "trash-2",
    tone: "neutral",
    say: () => "Note deleted",
  }),
  defineEvent("note.restored", {
    ...note,
    icon: "sticky-note",
    tone: "outline",
    say: () => "Note restored",
  }),
] as const;

export const orderEvent = byType(orderEvents);
export type OrderEventType = EventType<typeof orderEvents>;
export type OrderEventData<Type extends OrderEventType> = EventData<(typeof orderEvent)[Type]>;
