import { formatMoney } from "@/lib/kernel";
import type { OrderEventType } from "./events";
import { orderEventData } from "./events";
import { kindLabels } from "./labels";
import type { OrderKind } from "./lifecycle";

type Describe = { [Type in OrderEventType]: (data: Record<string, unknown>) => string };

const because = (data: Record<string, unknown>) => (data.reason ? `: ${data.reason}` : "");
const money = (data: Record<string, unknown>) =>
  formatMoney({ amount: data.amount as number, currency: data.currency as string });
const tier = (data: Record<string, unknown>) => (data.tier ? ` (${data.tier})` : "");

const sentences: Describe = {
  "order.received": (data) =>
    `${kindLabels[data.kind as OrderKind] ?? data.kind} received from ${data.source}${data.file ? `, out of the file ${data.file}` : ""}`,
  "order.accepted": (data) =>
    `Order ${data.from === "completed" ? "reopened" : "accepted"}${because(data)}`,
  "order.pending_payment": (data) => `Waiting for payment${because(data)}`,
  "order.declined": (data) => `Order declined${because(data)}`,
  "order.canceled": (data) => `Order canceled${because(data)}`,
  "order.expired": (data) => `Order expired${because(data)}`,
  "order.completed": (data) => `Order completed${because(data)}`,
  "order.updated": (data) =>
    `Details updated by the platform: ${(data.changed as string[]).join(", ")}`,
  "review.needed": (data) => `Needs a look: ${data.matter}`,
  "review.settled": (data) => `Looked at and settled: ${data.matter}`,
  "payment.paid": (data) => `${money(data)} paid on ${data.source}`,
  "payment.refunded": (data) =>
    `${money(data)} refunded on ${data.source}${data.full ? "" : " (in part)"}`,
  "membership.started": (data) => `Membership started${tier(data)}`,
  "membership.resumed": (data) => `Membership active again${tier(data)}`,
  "membership.paused": (data) => `Membership paused${tier(data)}`,
  "membership.canceled": (data) => `Membership canceled${tier(data)}`,
  "match.made": (data) =>
    `Matched with the confirmation ${data.code}: ${(data.reasons as string[]).join(", ")}`,
  "match.undone": (data) =>
    `No longer matched with the confirmation ${data.code}${data.reason ? `: ${data.reason}` : ""}`,
  "reply.planned": (data) => `Answer planned: ${data.rule}`,
  "reply.queued": (data) => `Answer “${data.rule}” is on its way to ${data.to}`,
  "reply.skipped": (data) => `Answer “${data.rule}” was not sent: ${data.reason}`,
  "reply.canceled": (data) => `Answer “${data.rule}” was called off: ${data.reason}`,
  "mail.queued": (data) => `Mail “${data.subject}” is on its way to ${data.to}`,
  "mail.sent": (data) => `Mail “${data.subject}” sent to ${data.to}`,
  "mail.failed": (data) => `Mail “${data.subject}” could not be sent: ${data.error}`,
  "mail.unknown": (data) => `Mail “${data.subject}” may have arrived or not: ${data.error}`,
  "mail.canceled": (data) => `Mail “${data.subject}” was canceled before it went out`,
  "note.added": () => "Note added",
  "note.edited": () => "Note edited",
  "note.deleted": () => "Note deleted",
  "note.restored": () => "Note restored",
};

/** The one sentence of an event, for page, mail and API alike. */
export function describeEvent(type: string, data: unknown): string {
  const known = type as OrderEventType;
  const parsed = Object.hasOwn(orderEventData, type)
    ? orderEventData[known].safeParse(data)
    : undefined;
  // A type that a newer version wrote still gets a readable line.
  if (!parsed?.success) return type.replaceAll(/[._]/g, " ");
  return sentences[known](parsed.data as Record<string, unknown>);
}
