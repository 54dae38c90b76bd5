import type Stripe from "stripe";
import type { Refusal, TestCard } from "../cards/test-cards";
import { type Kept, randomId } from "../store";
import { kept } from "./kept";

type Outcome = Stripe.Charge.Outcome;

const riskOf = (card: TestCard) =>
  card.risk === "highest" ? 75 : card.risk === "elevated" ? 65 : 12;

const agreed = (card: TestCard): Outcome => ({
  ...{ advice_code: null, network_advice_code: null, network_decline_code: null },
  ...{
    network_status: "approved_by_network",
    reason: card.risk === "elevated" ? "elevated_risk_level" : null,
  },
  ...{ risk_level: card.risk ?? "normal", risk_score: riskOf(card) },
  ...{ seller_message: "Payment complete.", type: "authorized" },
});

// What the networks' own codes for these refusals are, and whether trying again may help.
const networkCodes: Record<string, string> = {
  ...{ insufficient_funds: "51", lost_card: "41", stolen_card: "43", expired_card: "54" },
  ...{ incorrect_cvc: "N7", card_velocity_exceeded: "65", authentication_required: "1A" },
};
const final = new Set(["lost_card", "stolen_card"]);
const corrected = new Set(["expired_card", "incorrect_cvc"]);

export const adviceOf = (
  why: Refusal,
): "do_not_try_again" | "confirm_card_data" | "try_again_later" => {
  const reason = why.decline_code ?? why.code;
  if (final.has(reason)) return "do_not_try_again";
  return corrected.has(reason) ? "confirm_card_data" : "try_again_later";
};

/** What a bank says where it refuses. */
export const refusedOutcome = (card: TestCard, why: Refusal): Outcome => {
  const reason = why.decline_code ?? why.code;
  const isBlocked = reason === "fraudulent" && card.risk === "highest";
  return {
    advice_code: isBlocked ? null : adviceOf(why),
    network_advice_code: null,
    network_decline_code: isBlocked ? null : (networkCodes[reason] ?? "05"),
    network_status: isBlocked ? "not_sent_to_network" : "declined_by_network",
    reason: isBlocked ? "highest_risk_level" : reason,
    ...{ risk_level: card.risk ?? "normal", risk_score: riskOf(card) },
    seller_message: isBlocked
      ? "Stripe blocked this payment as too risky."
      : "The bank did not return any further details with this decline.",
    type: isBlocked ? "blocked" : "issuer_declined",
  };
};

export interface Tried {
  now: number;
  intent: Kept;
  method: Kept;
  card: TestCard;
  isAuthenticated: boolean;
}

const holdDays = 7;

function cardDetails({ now, intent, method, card, isAuthenticated }: Tried, isHold: boolean) {
  const told = method.card as Stripe.PaymentMethod.Card;
  const details: Stripe.Charge.PaymentMethodDetails.Card = {
    ...{
      amount_authorized: intent.amount as number,
      authorization_code: randomId(6).toUpperCase(),
    },
    brand: told.brand,
    ...(isHold ? { capture_before: now + holdDays * 86_400 } : {}),
    checks: {
      ...{ address_line1_check: null, address_postal_code_check: null },
      cvc_check: card.cvcFails ? "fail" : "pass",
    },
    ...{ country: told.country, electronic_commerce_indicator: null, exp_month: told.exp_month },
    exp_year: told.exp_year,
    extended_authorization: { status: "disabled" },
    ...{ fingerprint: told.fingerprint ?? null, funding: told.funding },
    incremental_authorization: { status: "unavailable" },
    ...{ installments: null, last4: told.last4, mandate: null },
    multicapture: { status: "unavailable" },
    ...{ network: told.brand, network_token: { used: false } },
    network_transaction_id: randomId(15).toUpperCase(),
    overcapture: { maximum_amount_capturable: intent.amount as number, status: "unavailable" },
    regulated_status: told.regulated_status,
    three_d_secure: isAuthenticated
      ? {
          ...{ authentication_flow: "challenge", electronic_commerce_indicator: "05" },
          ...{ exemption_indicator: null, result: "authenticated", result_reason: null },
          ...{ transaction_id: randomId(36), version: "2.2.0" },
        }
      : null,
    ...{ transaction_link_id: null, wallet: told.wallet as never },
  };
  return details;
}

/** A try to charge a card, as the bank answered it: `why` where it refused. */
export function newCharge(tried: Tried, why?: Refusal & { message: string }): Kept {
  const { now, intent, method, card } = tried;
  const id = `ch_3${randomId(23)}`;
  const isHold = intent.capture_method === "manual" && !why;
  const charge: Stripe.Charge = {
    ...{ id, object: "charge", amount: intent.amount as number, amount_captured: 0 },
    ...{ amount_refunded: 0, application: null, application_fee: null },
    ...{ application_fee_amount: null, balance_transaction: null },
    billing_details: method.billing_details as Stripe.Charge.BillingDetails,
    ...{ calculated_statement_descriptor: "ONETILL SANDBOX", captured: false, created: now },
    ...{ currency: intent.currency as string, customer: intent.customer as string | null },
    ...{ description: intent.description as string | null, disputed: false },
    failure_balance_transaction: null,
    failure_code: why?.code ?? null,
    failure_message: why?.message ?? null,
    ...{ fraud_details: {}, livemode: false, metadata: intent.metadata as Stripe.Metadata },
    ...{ on_behalf_of: null, outcome: why ? refusedOutcome(card, why) : agreed(card) },
    ...{ paid: !why, payment_intent: intent.id, payment_method: method.id },
    payment_method_details: { card: cardDetails(tried, isHold), type: "card" },
    ...{ radar_options: {}, receipt_email: intent.receipt_email as string | null },
    ...{ receipt_number: null, receipt_url: null, refunded: false, review: null },
    ...{ shipping: intent.shipping as Stripe.Charge.Shipping | null, source: null },
    ...{ source_transfer: null, statement_descriptor: null },
    statement_descriptor_suffix: intent.statement_descriptor_suffix as string | null,
    ...{ status: why ? "failed" : "succeeded", transfer_data: null, transfer_group: null },
  };
  return kept(charge);
}
