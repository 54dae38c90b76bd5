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
  }),
  "order.accepted": moved,
  "order.pending_payment": moved,
  "order.declined": moved,
  "order.canceled": moved,
  "order.expired": moved,
  "order.completed": moved,
  "order.updated": z.object({ changed: z.array(z.string()) }),
  "review.settled": z.object({ matter: z.string() }),
  "payment.paid": z.object({ ...money, source: z.string() }),
  "payment.refunded": z.object({ ...money, source: z.string(), full: z.boolean() }),
  "membership.started": z.object({ tier: z.string().nullable() }),
  "membership.resumed": z.object({ tier: z.string().nullable() }),
  "membership.paused": z.object({ tier: z.string().nullable(), until: z.string().nullable() }),
  "membership.canceled": z.object({ tier: z.string().nullable() }),
  "note.added": z.object({ note_id: z.string() }),
  "note.edited": z.object({ note_id: z.string() }),
  "note.deleted": z.object({ note_id: z.string() }),
  "note.restored": z.object({ note_id: z.string() }),
} as const;

export type OrderEventType = keyof typeof orderEventData;
export type OrderEventData<Type extends OrderEventType> = z.input<(typeof orderEventData)[Type]>;
export const orderEventTypes = Object.keys(orderEventData) as OrderEventType[];
