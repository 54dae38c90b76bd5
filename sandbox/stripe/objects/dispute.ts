import type Stripe from "stripe";
import { type Kept, randomId } from "../store";
import { kept } from "./kept";

const daysToAnswer = 7;

const noEvidence: Stripe.Dispute.Evidence = {
  ...{ access_activity_log: null, billing_address: null, cancellation_policy: null },
  ...{ cancellation_policy_disclosure: null, cancellation_rebuttal: null },
  ...{ customer_communication: null, customer_email_address: null, customer_name: null },
  ...{ customer_purchase_ip: null, customer_signature: null, duplicate_charge_documentation: null },
  ...{ duplicate_charge_explanation: null, duplicate_charge_id: null, enhanced_evidence: {} },
  ...{ product_description: null, receipt: null, refund_policy: null },
  ...{ refund_policy_disclosure: null, refund_refusal_explanation: null, service_date: null },
  ...{ service_documentation: null, shipping_address: null, shipping_carrier: null },
  ...{ shipping_date: null, shipping_documentation: null, shipping_tracking_number: null },
  ...{ uncategorized_file: null, uncategorized_text: null },
};

const networkReasons: Record<string, string> = { fraudulent: "10.4", product_not_received: "13.1" };

/** A cardholder's word against a charge; as an inquiry (`warning`) no money moves yet. */
export function newDispute(now: number, charge: Kept, reason: string, isInquiry: boolean): Kept {
  const card = (charge.payment_method_details as { card?: { brand?: string } } | null)?.card;
  const dispute: Stripe.Dispute = {
    ...{ id: `du_1${randomId(23)}`, object: "dispute", amount: charge.amount as number },
    ...{ balance_transactions: [], charge: charge.id, created: now },
    ...{ currency: charge.currency as string, enhanced_eligibility_types: [] },
    evidence: { ...noEvidence, customer_email_address: (charge.receipt_email as string) ?? null },
    evidence_details: {
      ...{ due_by: now + daysToAnswer * 86_400, enhanced_eligibility: {}, has_evidence: false },
      ...{ past_due: false, submission_count: 0, submission_method: "manual" },
    },
    ...{ intended_submission_method: null, is_charge_refundable: isInquiry, livemode: false },
    ...{ metadata: {}, payment_intent: charge.payment_intent as string | null },
    payment_method_details: {
      card: {
        ...{
          brand: card?.brand ?? "visa",
          case_type: isInquiry ? "inquiry" : "chargeback",
          network: card?.brand ?? "visa",
        },
        network_reason_code: networkReasons[reason] ?? null,
      },
      type: "card",
    },
    ...{ reason, status: isInquiry ? "warning_needs_response" : "needs_response" },
  };
  return kept(dispute);
}
