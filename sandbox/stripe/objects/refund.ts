import type Stripe from "stripe";
import { type Kept, randomId } from "../store";
import { kept } from "./kept";

export function newRefund(
  now: number,
  charge: Kept,
  given: {
    amount: number;
    reason: Stripe.Refund.Reason | null;
    metadata: Stripe.Metadata;
    status: string;
  },
): Kept {
  const refund: Stripe.Refund = {
    ...{ id: `re_3${randomId(23)}`, object: "refund", amount: given.amount },
    ...{ balance_transaction: null, charge: charge.id, created: now },
    ...{ currency: charge.currency as string, customer: charge.customer as string | null },
    customer_account: null,
    destination_details: {
      card: {
        reference_status: "pending",
        reference_type: "acquirer_reference_number",
        type: "refund",
      },
      type: "card",
    },
    metadata: given.metadata,
    payment_intent: charge.payment_intent as string | null,
    payment_method: charge.payment_method as string | null,
    ...(given.status === "pending" ? { pending_reason: "processing" as const } : {}),
    ...{ reason: given.reason, receipt_number: null, source_transfer_reversal: null },
    ...{ status: given.status, transfer_reversal: null },
  };
  return kept(refund);
}
