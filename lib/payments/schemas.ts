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
    status: z.enum(["pending", "succeeded", "failed", "to_send"]),
    failure,
    created_at: time,
  })
  .meta({ id: "Refund" });
export type ApiRefund = z.infer<typeof apiRefundSchema>;
