import type Stripe from "stripe";
import { type Kept, randomId } from "../store";
import { kept } from "./kept";

/** What the account can be paid with. */
const offered = ["card", "link"];

/** Which of the account's methods are left by the two lists. */
export const offeredBy = (allowed: unknown, excluded: unknown): string[] =>
  offered.filter(
    (one) =>
      (!Array.isArray(allowed) || allowed.length === 0 || allowed.includes(one)) &&
      !(Array.isArray(excluded) && excluded.includes(one)),
  );

export function newIntent(now: number, money: { amount: number; currency: string }): Kept {
  const id = `pi_3${randomId(23)}`;
  const intent: Stripe.PaymentIntent = {
    ...{ id, object: "payment_intent", ...money, created: now, livemode: false },
    ...{ allowed_payment_method_types: null, amount_capturable: 0, amount_details: { tip: {} } },
    ...{ amount_received: 0, application: null, application_fee_amount: null },
    automatic_payment_methods: { allow_redirects: "always", enabled: true },
    ...{ canceled_at: null, cancellation_reason: null, capture_method: "automatic_async" },
    client_secret: `${id}_secret_${randomId(25)}`,
    ...{ confirmation_method: "automatic", customer: null, customer_account: null },
    ...{ description: null, excluded_payment_method_types: null, last_payment_error: null },
    ...{ latest_charge: null, managed_payments: null, metadata: {}, next_action: null },
    ...{ on_behalf_of: null, payment_method: null, payment_method_configuration_details: null },
    payment_method_options: {
      card: {
        ...{ installments: null, mandate_options: null, network: null },
        request_three_d_secure: "automatic",
      },
      link: { persistent_token: null },
    },
    ...{ payment_method_types: [...offered], payment_record: null, processing: null },
    ...{ receipt_email: null, review: null, setup_future_usage: null, shipping: null },
    ...{ source: null, statement_descriptor: null, statement_descriptor_suffix: null },
    ...{ status: "requires_payment_method", transfer_data: null, transfer_group: null },
  };
  return kept(intent);
}
