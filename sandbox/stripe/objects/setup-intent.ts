import type Stripe from "stripe";
import { type Kept, randomId } from "../store";
import { kept } from "./kept";

export function newSetup(now: number): Kept {
  const id = `seti_1${randomId(23)}`;
  const setup: Stripe.SetupIntent = {
    ...{ id, object: "setup_intent", created: now, livemode: false },
    ...{ allowed_payment_method_types: null, application: null },
    automatic_payment_methods: { allow_redirects: "always", enabled: true },
    cancellation_reason: null,
    client_secret: `${id}_secret_${randomId(25)}`,
    ...{ customer: null, customer_account: null, description: null },
    ...{ excluded_payment_method_types: null, flow_directions: null, last_setup_error: null },
    ...{ latest_attempt: null, managed_payments: null, mandate: null, metadata: {} },
    ...{ next_action: null, on_behalf_of: null, payment_method: null },
    payment_method_configuration_details: null,
    payment_method_options: {
      card: { mandate_options: null, network: null, request_three_d_secure: "automatic" },
      link: { persistent_token: null },
    },
    ...{ payment_method_types: ["card", "link"], single_use_mandate: null },
    ...{ status: "requires_payment_method", usage: "off_session" },
  };
  return kept(setup);
}

/** One try to set a card up. */
export function newAttempt(now: number, setup: Kept, method: Kept, status: string): Kept {
  const attempt: Stripe.SetupAttempt = {
    ...{ id: `setatt_1${randomId(23)}`, object: "setup_attempt", created: now, livemode: false },
    ...{ application: null, customer: setup.customer as string | null, customer_account: null },
    ...{ flow_directions: null, on_behalf_of: null, payment_method: method.id },
    payment_method_details: { type: "card", card: attemptCard(method) },
    ...{ setup_error: null, setup_intent: setup.id, status, usage: setup.usage as string },
  };
  return kept(attempt);
}

function attemptCard(method: Kept): Stripe.SetupAttempt.PaymentMethodDetails.Card {
  const card = method.card as Stripe.PaymentMethod.Card;
  return {
    ...{ brand: card.brand, checks: card.checks, country: card.country, exp_month: card.exp_month },
    ...{ exp_year: card.exp_year, fingerprint: card.fingerprint ?? null, funding: card.funding },
    ...{ last4: card.last4, network: card.brand, three_d_secure: null, wallet: null },
  };
}
