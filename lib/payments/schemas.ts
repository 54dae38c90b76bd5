import { z } from "zod";

const time = z.iso.datetime().describe("RFC 3339, in UTC");
const amount = z.int().describe("In minor units of the currency");
const currency = z.string().describe("ISO 4217");
const failure = z
  .object({ code: z.string(), message: z.string().describe("In plain words") })
  .nullable();

/** The contract's payment: one attempt to move money for an order. */
export const apiPaymentSchema = z
  .object({
    id: z.string().describe("`pay_…`"),
    object: z.literal("payment"),
    order_id: z.string(),
    method: z.string().describe("`card`, `apple_pay`, `google_pay`, `link`"),
    status: z
      .enum(["open", "processing", "succeeded", "failed", "canceled", "unknown"])
      .describe("`unknown`: Stripe did not answer. It is looked up, and nothing is charged twice"),
    amount,
    currency,
    attempt: z.int().describe("1 for an order’s first"),
    card: z
      .object({
        brand: z.string(),
        last4: z.string(),
        exp_month: z.int(),
        exp_year: z.int(),
        wallet: z.string().nullable(),
      })
      .nullable(),
    web3: z.null(),
    failure,
    transaction_id: z.string().nullable().describe("What Stripe calls the payment intent"),
    created_at: time,
    paid_at: time.nullable(),
  })
  .meta({ id: "Payment" });
export type ApiPayment = z.infer<typeof apiPaymentSchema>;

const itemError = 'must be the place of an item, from 0, or "shipping".';
const refundable = z
  .union([z.int().min(0), z.literal("shipping")], itemError)
  .describe("The place of the item in `items` of the order, from 0; or `shipping`");

const amountError = "must be a whole number of minor units, 1 or more.";
const wantedAmount = z.int(amountError).min(1, amountError);
const quantityError = "must be a whole number, 1 or more.";

/** What `POST /orders/{id}/refunds` takes. Errors are worded to follow the field's name. */
export const refundBodySchema = z.strictObject({
  amount: wantedAmount
    .optional()
    .describe("In minor units; without it and `lines`, all that is left"),
  lines: z
    .array(
      z.strictObject(
        {
          item: refundable,
          quantity: z
            .int(quantityError)
            .min(1, quantityError)
            .optional()
            .describe("How many of it; without it and `amount`, all that is left of it"),
          amount: wantedAmount.optional().describe("Instead of `quantity`, in minor units"),
        },
        "must be an object.",
      ),
      "must be a list of lines.",
    )
    .min(1, "must name at least one line.")
    .max(200, "can name at most 200 lines.")
    .optional()
    .describe("What it is for, instead of `amount`"),
  reason: z
    .string("must be a text.")
    .max(500, "may have at most 500 characters.")
    .optional()
    .describe("Why, in a sentence or two"),
});

/** The contract's refund. */
export const apiRefundSchema = z
  .object({
    id: z.string().describe("`ref_…`"),
    object: z.literal("refund"),
    order_id: z.string(),
    payment_id: z.string(),
    amount,
    currency,
    reason: z.string().nullable(),
    lines: z
      .array(
        z.object({
          item: refundable,
          quantity: z.int().nullable().describe("Null where it was an amount"),
          amount,
        }),
      )
      .nullable()
      .describe("What it was for; null for an amount as such"),
    status: z.enum(["pending", "succeeded", "failed", "to_send"]),
    failure,
    created_at: time,
  })
  .meta({ id: "Refund" });
export type ApiRefund = z.infer<typeof apiRefundSchema>;
