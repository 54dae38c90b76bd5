import { z } from "zod";
import { currencyExponent } from "../kernel/currencies";
import { orderKinds, orderStatuses, paymentStatuses } from "./lifecycle";

export * from "./labels";
export * from "./lifecycle";

const statusEnum = z.enum(orderStatuses as ["received", ...typeof orderStatuses]);
const paymentEnum = z.enum(paymentStatuses);
const kindEnum = z.enum(orderKinds);

/** Columns that a list of orders can be sorted by. */
export const orderSorts = [
  "placed_at",
  "amount",
  "status",
  "payment",
  "platform",
  "item",
  "customer",
  "reference",
] as const;
export type OrderSort = (typeof orderSorts)[number];

/** What a list of orders can be narrowed to. Empty lists mean "any". Amounts are minor units. */
export const orderFilterSchema = z.object({
  status: z.array(statusEnum).default([]),
  payment: z.array(paymentEnum).default([]),
  platform: z.array(z.string().min(1).max(40)).default([]),
  kind: z.array(kindEnum).default([]),
  /** Client ids or slugs. */
  site: z.array(z.string().min(1).max(100)).default([]),
  currency: z
    .array(z.string().refine((code) => currencyExponent(code) !== undefined, "unknown currency"))
    .default([]),
  q: z.string().max(200).default(""),
  placedAfter: z.date().nullable().default(null),
  placedBefore: z.date().nullable().default(null),
  amountMin: z.bigint().nonnegative().nullable().default(null),
  amountMax: z.bigint().nonnegative().nullable().default(null),
  isTest: z.boolean().nullable().default(null),
});
export type OrderFilter = z.infer<typeof orderFilterSchema>;
export const noFilter: OrderFilter = orderFilterSchema.parse({});

/** The contract's order (`/api/v1`). */
export const apiOrderSchema = z
  .object({
    id: z.string(),
    object: z.literal("order"),
    reference: z.string(),
    site: z.object({ id: z.string(), name: z.string(), slug: z.string() }),
    status: statusEnum,
    payment_status: paymentEnum,
    kind: kindEnum,
    platform: z.string(),
    transaction_id: z.string().nullable(),
    amount: z.int().describe("Integer minor units"),
    currency: z.string(),
    amount_refunded: z.int(),
    customer: z
      .object({ id: z.string(), name: z.string().nullable(), email: z.string().nullable() })
      .nullable(),
    items: z.array(
      z.object({
        name: z.string(),
        variation: z.string().nullable(),
        quantity: z.int(),
        unit_amount: z.int().nullable(),
      }),
    ),
    message: z.string().nullable(),
    message_private: z.boolean(),
    is_test: z.boolean(),
    shipping: z.record(z.string(), z.unknown()).nullable(),
    metadata: z.record(z.string(), z.unknown()),
    order_url: z.string(),
    placed_at: z.iso.datetime(),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  })
  .meta({ id: "Order" });
export type ApiOrder = z.infer<typeof apiOrderSchema>;

/** The contract's event. */
export const apiEventSchema = z
  .object({
    id: z.string(),
    type: z.string(),
    at: z.iso.datetime(),
    actor: z.object({ kind: z.string(), label: z.string() }),
    summary: z.string(),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: "Event" });
export type ApiEvent = z.infer<typeof apiEventSchema>;

export const noteBodySchema = z
  .string()
  .trim()
  .min(1, "A note needs some text")
  .max(10_000, "A note can have 10,000 characters at most");

/** Why a person declined or canceled; one or two sentences for the timeline. */
export const reasonSchema = z
  .string()
  .trim()
  .max(500, "A reason can have 500 characters at most");
