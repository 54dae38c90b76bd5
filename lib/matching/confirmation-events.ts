import { z } from "zod";
import { confirmationStatuses } from "./labels";

const status = z.enum(confirmationStatuses);
const order = { order_id: z.string(), reference: z.string() };

/** Every event of a confirmation's timeline with what it carries. Ids are the shown ones. */
export const confirmationEventData = {
  "confirmation.declared": z.object({ platform: z.string(), button_id: z.string().nullable() }),
  "confirmation.said_paid": z.object({
    transaction_id: z.string().nullable(),
    email: z.string().nullable(),
  }),
  "confirmation.review": z.object({ matter: z.string() }),
  "confirmation.review_settled": z.object({ matter: z.string() }),
  "confirmation.failed": z.object({ reason: z.string() }),
  "confirmation.status_set": z.object({ from: status, to: status }),
  "confirmation.replied": z.object({ reply: z.string() }),
  "match.made": z.object({
    ...order,
    rule: z.string(),
    score: z.number().int(),
    reasons: z.array(z.string()),
  }),
  "match.undone": z.object({
    ...order,
    reason: z.string().nullable(),
    status,
    /** The reply that is no longer shown. */
    reply: z.string().nullable(),
  }),
} as const;

export type ConfirmationEventType = keyof typeof confirmationEventData;
export type ConfirmationEventData<Type extends ConfirmationEventType> = z.input<
  (typeof confirmationEventData)[Type]
>;

const toldTypes: readonly ConfirmationEventType[] = [
  "confirmation.declared",
  "confirmation.said_paid",
  "confirmation.review",
  "confirmation.failed",
  "confirmation.replied",
];
/** Whether others are told of it: matching, answers, notices. A match is told on the order's timeline. */
export const isToldOfConfirmation = (type: ConfirmationEventType) => toldTypes.includes(type);
