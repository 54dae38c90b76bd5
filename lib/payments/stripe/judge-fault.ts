import Stripe from "stripe";
import { messageOf } from "@/lib/kernel";
import { type CardRefusal, explainRefusal } from "./explain-refusal";

/**
 * What a call that failed means. `declined`: the bank said no. `busy`: nothing was done, ask again.
 * `refused`: Stripe does not take the call, and will not. `unknown`: it may have been done all the same.
 */
export type Fault =
  | { kind: "declined"; refusal: CardRefusal; chargeId: string | null }
  | { kind: "busy" }
  | { kind: "elsewhere" }
  | { kind: "refused"; refusal: CardRefusal }
  | { kind: "unknown"; message: string };

const idOf = (one: unknown): string | null =>
  typeof one === "string" ? one : ((one as { id?: string } | null)?.id ?? null);

export function judgeFault(error: unknown): Fault {
  const { errors } = Stripe;
  if (error instanceof errors.StripeCardError) {
    return { kind: "declined", refusal: explainRefusal(error), chargeId: idOf(error.charge) };
  }
  if (error instanceof errors.StripeRateLimitError) return { kind: "busy" };
  if (error instanceof errors.StripeInvalidRequestError) {
    if (error.code === "payment_intent_unexpected_state") return { kind: "elsewhere" };
    // Detached, or kept for somebody else: no other call helps, another card does.
    if (error.param === "payment_method") {
      const message = "The card is not on file at Stripe any more.";
      return { kind: "declined", refusal: { code: "card_gone", message }, chargeId: null };
    }
    if (error.code === "resource_missing") {
      const message =
        "Stripe does not know it under the site’s present keys: it was made with another account. Look in that account’s dashboard.";
      return { kind: "refused", refusal: { code: "other_account", message } };
    }
    return { kind: "refused", refusal: { code: error.code ?? "refused", message: error.message } };
  }
  if (
    error instanceof errors.StripeAuthenticationError ||
    error instanceof errors.StripePermissionError
  ) {
    const message = "Stripe does not accept the site’s keys. Check them in its settings.";
    return { kind: "refused", refusal: { code: "keys_refused", message } };
  }
  return { kind: "unknown", message: messageOf(error) };
}
