import { z } from "zod";
import { currencyExponent } from "@/lib/kernel/schemas";
import { orderKinds, orderStatuses } from "./lifecycle";
import { paymentStatuses } from "./payment-lifecycle";

export * from "./browser";

const statusEnum = z.enum(orderStatuses as ["received", ...typeof orderStatuses]);
const paymentEnum = z.enum(paymentStatuses);
const kindEnum = z.enum(orderKinds);

/** What a list of orders can be narrowed to. Empty lists mean "any". Amounts are minor units. */
export const orderFilterSchema = z.object({
  status: z.array(statusEnum).default([]),
  payment: z.array(paymentEnum).default([]),
  platform: z.array(z.string().min(1).max(40)).default([]),
  kind: z.array(kindEnum).default([]),
  /** Client ids, slugs or shown ids (`site_…`). */
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
  /** These and no others, by UUID. */
  ids: z.array(z.uuid()).optional(),
  /** Only what was made (not: placed) after this id: ids carry the time at which they were made. */
  madeAfter: z.uuid().optional(),
});
export type OrderFilter = z.infer<typeof orderFilterSchema>;
export const noFilter: OrderFilter = orderFilterSchema.parse({});

const time = z.iso.datetime().describe("RFC 3339, in UTC");

/** The contract's order (`/api/v1`). */
export const apiOrderSchema = z
  .object({
    id: z.string().describe("`ord_…`"),
    object: z.literal("order"),
    reference: z.string().describe("Eight characters that people can read out; unique in its site"),
    site: z.object({ id: z.string(), name: z.string(), slug: z.string() }),
    status: statusEnum,
    payment_status: paymentEnum,
    kind: kindEnum,
    platform: z.string().describe("Where the order comes from, for instance `kofi`"),
    transaction_id: z.string().nullable().describe("What payer and platform call the payment"),
    amount: z.int().describe("In minor units of the currency: 1250 in USD is 12.50, in JPY 1250"),
    currency: z.string().describe("ISO 4217"),
    amount_refunded: z.int().describe("In minor units of the currency"),
    amount_shipping: z.int().describe("What of the amount is for sending it"),
    payment_method: z
      .string()
      .nullable()
      .describe(
        "`card`, `apple_pay`, `google_pay`, `link`, or `platform` where a platform was paid",
      ),
    customer: z
      .object({ id: z.string(), name: z.string().nullable(), email: z.string().nullable() })
      .nullable(),
    items: z.array(
      z.object({
        name: z.string(),
        variation: z.string().nullable(),
        quantity: z.int(),
        unit_amount: z.int().nullable().describe("In minor units; null where the source is silent"),
        answers: z
          .array(z.object({ question: z.string().nullable(), answer: z.string() }))
          .describe("What the buyer answered, and what they wrote about a commission"),
      }),
    ),
    message: z.string().nullable(),
    message_private: z.boolean().describe("The customer asked not to show the message in public"),
    is_test: z.boolean(),
    shipping: z.record(z.string(), z.unknown()).nullable(),
    fulfilment: z
      .object({
        note: z.string().nullable(),
        url: z.string().nullable(),
        carrier: z.string().nullable(),
        tracking_number: z.string().nullable(),
      })
      .nullable()
      .describe("What was sent; null until the order was completed with any of it"),
    review: z
      .object({ code: z.string(), message: z.string() })
      .nullable()
      .describe("Why somebody should look at it"),
    expires_at: time.nullable().describe("Until when it can be paid, while it waits for that"),
    metadata: z.record(z.string(), z.unknown()),
    order_url: z
      .string()
      .describe("The buyer's page; it shows the order to whoever brings a token of it"),
    dashboard_url: z.string().describe("The order's page in the dashboard"),
    placed_at: time,
    created_at: time,
    updated_at: time,
  })
  .meta({ id: "Order" });
export type ApiOrder = z.infer<typeof apiOrderSchema>;

/** The contract's event. */
export const apiEventSchema = z
  .object({
    id: z.string().describe("`evt_…`"),
    type: z.string().describe("For instance `order.received`; more may be added"),
    at: time,
    actor: z.object({ kind: z.string(), label: z.string() }),
    summary: z.string().describe("The event as a sentence, in English"),
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
export const reasonSchema = z.string().trim().max(500, "A reason can have 500 characters at most");
