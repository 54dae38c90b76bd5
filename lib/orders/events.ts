import { z } from "zod";
import { orderStatuses } from "./lifecycle";

const money = { amount: z.coerce.number().int(), currency: z.string() };
const status = z.enum(orderStatuses as [string, ...string[]]);
const moved = z.object({ from: status, reason: z.string().optional() });

/**
 * Every event of an order's timeline with what it carries. `source` is the platform's name as it was
 * known then: past rows keep their meaning for ever.
 */
export const orderEventData = {
  "order.received": z.object({
    source: z.string(),
    kind: z.string(),
    delivery_id: z.string().nullable(),
    /** Set when it came out of a file of past orders. */
    file: z.string().optional(),
  }),
  "order.accepted": moved,
  "order.pending_payment": moved,
  "order.declined": moved,
  "order.canceled": moved,
  "order.expired": moved,
  "order.completed": moved,
  "order.updated": z.object({ changed: z.array(z.string()) }),
  "review.needed": z.object({ matter: z.string() }),
  "review.settled": z.object({ matter: z.string() }),
  "payment.paid": z.object({ ...money, source: z.string() }),
  "payment.refunded": z.object({ ...money, source: z.string(), full: z.boolean() }),
  "membership.started": z.object({ tier: z.string().nullable() }),
  "membership.resumed": z.object({ tier: z.string().nullable() }),
  "membership.paused": z.object({ tier: z.string().nullable(), until: z.string().nullable() }),
  "membership.canceled": z.object({ tier: z.string().nullable() }),
  "match.made": z.object({
    confirmation_id: z.string(),
    code: z.string(),
    rule: z.string(),
    score: z.number().int(),
    reasons: z.array(z.string()),
  }),
  "match.undone": z.object({
    confirmation_id: z.string(),
    code: z.string(),
    reason: z.string().nullable(),
  }),
  "reply.planned": z.object({ rule: z.string(), due_at: z.string() }),
  "reply.queued": z.object({ rule: z.string(), mail_id: z.string(), to: z.string() }),
  "reply.skipped": z.object({ rule: z.string(), reason: z.string() }),
  "reply.canceled": z.object({ rule: z.string(), reason: z.string() }),
  "mail.queued": z.object({ mail_id: z.string(), subject: z.string(), to: z.string() }),
  "mail.sent": z.object({ mail_id: z.string(), subject: z.string(), to: z.string() }),
  "mail.failed": z.object({ mail_id: z.string(), subject: z.string(), error: z.string() }),
  "mail.unknown": z.object({ mail_id: z.string(), subject: z.string(), error: z.string() }),
  "mail.canceled": z.object({ mail_id: z.string(), subject: z.string() }),
  "note.added": z.object({ note_id: z.string() }),
  "note.edited": z.object({ note_id: z.string() }),
  "note.deleted": z.object({ note_id: z.string() }),
  "note.restored": z.object({ note_id: z.string() }),
} as const;

export type OrderEventType = keyof typeof orderEventData;
export type OrderEventData<Type extends OrderEventType> = z.input<(typeof orderEventData)[Type]>;
/** The events that others are told of: matching, answers, notices. */
const toldTypes: ReadonlySet<string> = new Set<OrderEventType>([
  "order.received",
  "order.accepted",
  "order.pending_payment",
  "order.declined",
  "order.canceled",
  "order.expired",
  "order.completed",
  "order.updated",
  "review.needed",
  "membership.started",
  "membership.resumed",
  "membership.paused",
  "membership.canceled",
  "match.made",
  "match.undone",
]);
export const isTold = (type: OrderEventType) => toldTypes.has(type);
export const orderEventTypes = Object.keys(orderEventData) as OrderEventType[];
