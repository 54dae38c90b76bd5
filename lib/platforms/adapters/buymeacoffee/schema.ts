import { z } from "zod";
import { count, flag, listOf, mapOf } from "../../read-fields";

const text = z.union([z.string(), z.number()]).nullish();
/** Money comes as a number or as text. */
const decimal = z.union([z.string(), z.number()]);
const time = z.union([z.string(), z.number()]).nullish();
/** What somebody answered: one answer, or several in any shape. */
const answers = z.preprocess(
  (value) => (typeof value === "string" || typeof value === "number" ? [value] : value),
  listOf(z.unknown()),
);

const supporter = {
  supporter_id: text,
  supporter_name: text,
  supporter_email: text,
  support_note: text,
  note_hidden: flag,
};

// Shapes as receivers in use agree on them; unknown fields are accepted and kept.
export const envelopeSchema = z.looseObject({
  type: z.string(),
  live_mode: flag,
  created: time,
  event_id: text,
  data: z.looseObject({}),
});

export const paymentSchema = z.looseObject({
  ...supporter,
  id: z.union([z.string().min(1), z.number()]),
  amount: decimal,
  currency: z.string(),
  status: text,
  refunded: flag,
  refunded_at: time,
  created_at: time,
  transaction_id: text,
  coffee_count: count,
  coffee_price: decimal.nullish(),
  application_fee: decimal.nullish(),
  total_amount_charged: decimal.nullish(),
  extras: listOf(
    z.looseObject({
      id: text,
      title: text,
      amount: decimal.nullish(),
      quantity: count,
      currency: text,
      description: text,
      extra_question: text,
      question: text,
      question_answers: answers,
      answers,
    }),
  ),
  commission: mapOf(
    z.looseObject({
      id: text,
      name: text,
      description: text,
      additional_info: text,
      shipping_address: mapOf(z.record(z.string(), z.unknown())),
    }),
  ),
  wishlist: mapOf(z.looseObject({ id: text, title: text, description: text })),
});

/** What a payment cannot be without. Everything else is set aside where it cannot be read. */
export const neededOfPayment = ["id", "amount", "currency", "status", "refunded"];
export type BmcPayment = z.infer<typeof paymentSchema>;

export const subscriptionSchema = z.looseObject({
  ...supporter,
  id: text,
  amount: decimal,
  currency: z.string(),
  status: text,
  paused: flag,
  canceled: flag,
  psp_id: z.string().min(1),
  duration_type: text,
  started_at: time,
  canceled_at: time,
  paused_at: time,
  paused_until: time,
  current_period_start: time,
  current_period_end: time,
  cancel_at_period_end: flag,
  supporter_feedback: text,
  membership_level_id: text,
  membership_level_name: text,
});

/** The same for a membership: who pays, what, for which time, and whether it runs. */
export const neededOfSubscription = [
  "psp_id",
  "amount",
  "currency",
  "status",
  "paused",
  "canceled",
  "current_period_start",
];
export type BmcSubscription = z.infer<typeof subscriptionSchema>;
