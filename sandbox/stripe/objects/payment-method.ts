import { createHash } from "node:crypto";
import type Stripe from "stripe";
import type { TestCard } from "../cards/test-cards";
import { type Kept, randomId } from "../store";
import { billingOf } from "./address";
import { kept } from "./kept";

/** What is told of a card beside its number. */
export interface CardDetails {
  exp_month: number;
  exp_year: number;
  wallet?: string | null;
  billing?: Record<string, unknown>;
}

/** The same for the same number, whoever enters it. */
const fingerprintOf = (number: string) =>
  createHash("sha256").update(number).digest("base64url").replace(/[-_]/g, "x").slice(0, 16);

function walletOf(
  type: string | null | undefined,
  last4: string,
): Stripe.PaymentMethod.Card.Wallet | null {
  if (!type) return null;
  return { type, dynamic_last4: type === "link" ? null : last4, [type]: {} };
}

/** What a payment method tells of its card. */
export const cardFields = (
  number: string,
  card: TestCard,
  details: CardDetails,
): Stripe.PaymentMethod.Card => ({
  ...{ brand: card.brand, country: card.country, display_brand: card.brand },
  checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: "unchecked" },
  ...{ exp_month: details.exp_month, exp_year: details.exp_year, funding: card.funding },
  ...{ fingerprint: fingerprintOf(number), generated_from: null, last4: card.last4 },
  networks: { available: [card.brand], preferred: null },
  regulated_status: card.funding === "debit" ? "regulated" : "unregulated",
  three_d_secure_usage: { supported: true },
  wallet: walletOf(details.wallet, card.last4),
});

export function newMethod(now: number, number: string, card: TestCard, details: CardDetails): Kept {
  const method: Stripe.PaymentMethod = {
    ...{ id: `pm_1${randomId(23)}`, object: "payment_method", created: now, livemode: false },
    ...{ allow_redisplay: "unspecified", billing_details: billingOf(details.billing) },
    card: cardFields(number, card, details),
    ...{ customer: null, customer_account: null, metadata: {}, type: "card" },
  };
  return { ...kept(method), stand_in_number: number };
}
