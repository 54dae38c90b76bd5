import { z } from "zod";
import { currencyExponent } from "@/lib/kernel/schemas";
import {
  apiEventSchema,
  apiOrderSchema,
  orderKinds,
  orderStatuses,
  paymentStatuses,
} from "@/lib/orders/schemas";
import { apiPaymentSchema, apiRefundSchema } from "@/lib/payments/schemas";
import { apiItemSchema } from "@/lib/store/schemas";

const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values, `must be one of: ${values.join(", ")}.`);

const several = <Item extends z.ZodType>(item: Item, description: string) =>
  z.array(item).default([]).describe(description);

const moment = (description: string) =>
  z.iso
    .datetime({
      offset: true,
      error: "must be an RFC 3339 time with an offset, such as 2026-01-31T18:00:00Z.",
    })
    .optional()
    .describe(description);

const minorUnits = (description: string) => {
  const error = "must be a whole number of minor units, zero or more.";
  return z.int(error).min(0, error).optional().describe(description);
};

const limitError = "must be a whole number from 1 to 200.";
const cursorError = "is not a cursor that this list gave.";

/** What every list takes. */
export const pageQuerySchema = z.object({
  limit: z.int(limitError).min(1, limitError).max(200, limitError).default(50),
  cursor: z
    .string(cursorError)
    .min(1, cursorError)
    .max(1000, cursorError)
    .optional()
    .describe("`next_cursor` of the page before"),
});

/** What takes no query. */
export const noQuerySchema = z.object({});

const sortable = ["placed_at", "amount", "status", "platform", "item"] as const;
export type ApiSort = (typeof sortable)[number];
const sorts = sortable.flatMap((column) => [column, `-${column}` as const]);

/** The query of `GET /orders`. Errors are worded to follow the parameter's name. */
export const orderQuerySchema = pageQuerySchema.extend({
  status: several(
    oneOf(orderStatuses as ["received", ...typeof orderStatuses]),
    "Any of these statuses",
  ),
  payment_status: several(oneOf(paymentStatuses), "Any of these"),
  platform: several(
    z.string().min(1, "must not be empty."),
    "Any of these platforms, for instance `kofi` or `buymeacoffee`",
  ),
  kind: several(oneOf(orderKinds), "Any of these kinds"),
  site: several(
    z.string().min(1, "must not be empty.").max(100, "is too long."),
    "Any of these sites: id, slug or client id. A site that the key cannot see matches nothing",
  ),
  currency: several(
    z
      .string()
      .toUpperCase()
      .refine((code) => currencyExponent(code) !== undefined, "must be an ISO 4217 currency code."),
    "Any of these currencies",
  ),
  q: z
    .string()
    .max(200, "can have at most 200 characters.")
    .default("")
    .describe("Words that all occur in e-mail, name, reference, transaction, items or message"),
  placed_after: moment("Placed at this time or later"),
  placed_before: moment("Placed before this time"),
  amount_min: minorUnits("At least so many minor units"),
  amount_max: minorUnits("At most so many minor units"),
  is_test: z
    .boolean("must be true or false.")
    .optional()
    .describe("Only test orders, or none; without it both"),
  sort: oneOf(sorts as [(typeof sorts)[number], ...typeof sorts])
    .default("-placed_at")
    .describe("`-` for descending"),
});

const listOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    data: z.array(item),
    has_more: z.boolean(),
    next_cursor: z.string().nullable().describe("The `cursor` of the next page; null on the last"),
  });

export const orderListSchema = listOf(apiOrderSchema).meta({ id: "OrderList" });
export const eventListSchema = listOf(apiEventSchema).meta({ id: "EventList" });
export const paymentListSchema = listOf(apiPaymentSchema).meta({ id: "PaymentList" });
export const refundListSchema = listOf(apiRefundSchema).meta({ id: "RefundList" });
export const itemListSchema = listOf(apiItemSchema).meta({ id: "ItemList" });

export const apiErrorSchema = z
  .object({
    error: z.object({
      code: z.string().describe("For programs: never changes its meaning"),
      message: z.string().describe("For people: may be reworded"),
      param: z.string().optional().describe("The parameter at fault"),
      status: z
        .enum(orderStatuses as ["received", ...typeof orderStatuses])
        .optional()
        .describe("Where the order stands now; with `conflict`"),
      maximum: z
        .int()
        .optional()
        .describe("The most that is left, in minor units; with `amount_too_large`"),
      request_id: z
        .string()
        .describe("Also in the header X-Request-Id; tell it when asking for help"),
    }),
  })
  .meta({ id: "Error" });
