import { type Kept, randomId } from "./store";
import type { TestCard } from "./test-cards";

/** Objects as the API of 2026-10-28 answers them; what is not told is null. */
export const customerOf = (now: number, given: Record<string, unknown>): Kept => ({
  ...{ id: `cus_${randomId(14)}`, object: "customer", created: now, livemode: false },
  ...{ address: null, balance: 0, currency: null, default_source: null, delinquent: false },
  ...{ description: null, discount: null, email: null, invoice_prefix: randomId(8).toUpperCase() },
  invoice_settings: {
    ...{ custom_fields: null, default_payment_method: null, footer: null, rendering_options: null },
  },
  ...{ metadata: {}, name: null, next_invoice_sequence: 1, phone: null, preferred_locales: [] },
  ...{ shipping: null, tax_exempt: "none", test_clock: null },
  ...given,
});

export const paymentMethodOf = (
  now: number,
  card: TestCard,
  more: { exp_month: number; exp_year: number; wallet?: string | null; email?: string | null },
): Kept => ({
  ...{ id: `pm_${randomId()}`, object: "payment_method", created: now, livemode: false },
  ...{ allow_redisplay: "unspecified", customer: null, customer_account: null, metadata: {} },
  type: "card",
  billing_details: {
    address: {
      city: null,
      country: null,
      line1: null,
      line2: null,
      postal_code: null,
      state: null,
    },
    ...{ email: more.email ?? null, name: null, phone: null, tax_id: null },
  },
  card: {
    ...{ brand: card.brand, display_brand: card.brand, country: "US", funding: "credit" },
    ...{ exp_month: more.exp_month, exp_year: more.exp_year, last4: card.last4 },
    ...{ fingerprint: `fp${card.last4}${card.brand}`.padEnd(16, "0"), generated_from: null },
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: "pass" },
    networks: { available: [card.brand], preferred: null },
    ...{ regulated_status: "unregulated", three_d_secure_usage: { supported: true } },
    wallet: more.wallet ? { type: more.wallet, dynamic_last4: null, [more.wallet]: {} } : null,
  },
});

export const intentOf = (now: number, given: Record<string, unknown>): Kept => {
  const id = `pi_3${randomId(23)}`;
  return {
    ...{ id, object: "payment_intent", created: now, livemode: false },
    ...{ allowed_payment_method_types: null, amount_capturable: 0, amount_details: { tip: {} } },
    ...{ amount_received: 0, application: null, application_fee_amount: null },
    ...{ automatic_payment_methods: { allow_redirects: "always", enabled: true } },
    ...{ canceled_at: null, cancellation_reason: null, capture_method: "automatic_async" },
    client_secret: `${id}_secret_${randomId(25)}`,
    ...{ confirmation_method: "automatic", customer: null, customer_account: null },
    ...{ description: null, excluded_payment_method_types: null, last_payment_error: null },
    ...{ latest_charge: null, managed_payments: null, metadata: {}, next_action: null },
    ...{ on_behalf_of: null, payment_method: null, payment_method_configuration_details: null },
    payment_method_options: {
      card: {
        installments: null,
        mandate_options: null,
        network: null,
        request_three_d_secure: "automatic",
      },
    },
    ...{ payment_method_types: ["card", "link"], payment_record: null, processing: null },
    ...{ receipt_email: null, review: null, setup_future_usage: null, shipping: null },
    ...{ source: null, statement_descriptor: null, statement_descriptor_suffix: null },
    ...{ status: "requires_payment_method", transfer_data: null, transfer_group: null },
    ...given,
  };
};

export function chargeOf(
  now: number,
  intent: Kept,
  method: Kept,
  more: Record<string, unknown>,
): Kept {
  const id = `ch_3${randomId(23)}`;
  return {
    ...{ id, object: "charge", created: now, livemode: false, amount: intent.amount },
    ...{ amount_captured: 0, amount_refunded: 0, application: null, application_fee: null },
    ...{ application_fee_amount: null, balance_transaction: null },
    billing_details: method.billing_details,
    ...{ calculated_statement_descriptor: "ONETILL", captured: false, currency: intent.currency },
    ...{ customer: intent.customer, description: intent.description, disputed: false },
    ...{ failure_balance_transaction: null, failure_code: null, failure_message: null },
    ...{ fraud_details: {}, metadata: intent.metadata, on_behalf_of: null },
    outcome: {
      ...{ advice_code: null, network_advice_code: null, network_decline_code: null },
      ...{
        network_status: "approved_by_network",
        reason: null,
        risk_level: "normal",
        risk_score: 12,
      },
      ...{ seller_message: "Payment complete.", type: "authorized" },
    },
    ...{ paid: true, payment_intent: intent.id, payment_method: method.id },
    payment_method_details: { card: method.card, type: "card" },
    ...{ presentment_details: null, radar_options: {}, receipt_email: null, receipt_number: null },
    ...{ receipt_url: null, refunded: false, review: null, shipping: null, source: null },
    ...{ source_transfer: null, statement_descriptor: null, statement_descriptor_suffix: null },
    ...{ status: "succeeded", transfer_data: null, transfer_group: null },
    ...more,
  };
}

/** What Stripe keeps of a charge here: 2.9 % and 30 of the smallest unit, rounded half up. */
export const feeOf = (amount: number): number => Math.floor((amount * 29 + 500) / 1000) + 30;

export const balanceTransactionOf = (
  now: number,
  {
    amount,
    currency,
    fee,
    source,
    type,
  }: { amount: number; currency: unknown; fee: number; source: string; type: string },
): Kept => ({
  ...{ id: `txn_3${randomId(23)}`, object: "balance_transaction", created: now, amount, currency },
  ...{
    available_on: now + 2 * 86_400,
    balance_type: "payments",
    description: null,
    exchange_rate: null,
  },
  ...{ fee, net: amount - fee, reporting_category: type, source, status: "pending", type },
  fee_details: fee
    ? [
        {
          amount: fee,
          application: null,
          currency,
          description: "Stripe processing fees",
          type: "stripe_fee",
        },
      ]
    : [],
});

export const refundOf = (now: number, given: Record<string, unknown>): Kept => ({
  ...{ id: `re_3${randomId(23)}`, object: "refund", created: now, balance_transaction: null },
  ...{ charge: null, currency: "usd", destination_details: null, metadata: {} },
  ...{ payment_intent: null, reason: null, receipt_number: null, source_transfer_reversal: null },
  ...{ status: "succeeded", transfer_reversal: null },
  ...given,
});

export const disputeOf = (now: number, charge: Kept): Kept => ({
  ...{ id: `du_1${randomId(23)}`, object: "dispute", created: now, livemode: false },
  ...{ amount: charge.amount, balance_transactions: [], charge: charge.id },
  ...{ currency: charge.currency, enhanced_eligibility_types: [], evidence: {} },
  evidence_details: {
    ...{ due_by: now + 7 * 86_400, enhanced_eligibility: {}, has_evidence: false, past_due: false },
    submission_count: 0,
  },
  ...{ is_charge_refundable: false, metadata: {}, payment_intent: charge.payment_intent },
  ...{ reason: "fraudulent", status: "needs_response" },
});
