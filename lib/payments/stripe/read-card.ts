import type Stripe from "stripe";

/** A card as people know it; the number itself is nobody's but Stripe's. */
export interface CardShown {
  brand: string;
  last4: string;
  exp_month: number;
  exp_year: number;
  /** `apple_pay`, `google_pay`, `link`; null for a card that was typed in. */
  wallet: string | null;
}

/** How an order was paid, in the words of the contract. */
export type PaidBy = "card" | "apple_pay" | "google_pay" | "link";

const brands: Record<string, string> = {
  amex: "American Express",
  cartes_bancaires: "Cartes Bancaires",
  diners: "Diners Club",
  discover: "Discover",
  eftpos_au: "eftpos",
  jcb: "JCB",
  mastercard: "Mastercard",
  unionpay: "UnionPay",
  visa: "Visa",
};

/** A brand's name as people write it. */
export const brandName = (brand: string | null | undefined): string =>
  (brand && brands[brand]) || "Card";

/** What of a payment method is shown; null for one that is no card. */
export function readCard(method: Stripe.PaymentMethod | null): CardShown | null {
  const card = method?.card;
  if (!card) return null;
  return {
    ...{ brand: brandName(card.brand), last4: card.last4 },
    ...{ exp_month: card.exp_month, exp_year: card.exp_year },
    wallet: card.wallet?.type ?? null,
  };
}

/** How a payment method pays. */
export function paidBy(method: Stripe.PaymentMethod | null): PaidBy {
  const wallet = method?.card?.wallet?.type;
  if (method?.type === "link" || wallet === "link") return "link";
  if (wallet === "apple_pay") return "apple_pay";
  return wallet === "google_pay" ? "google_pay" : "card";
}
