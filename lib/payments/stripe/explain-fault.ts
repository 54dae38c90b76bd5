import Stripe from "stripe";

/**
 * Why a call about the settings failed, in plain words and without anything that Stripe repeats of the call:
 * its own texts hold parts of keys.
 */
export function explainFault(error: unknown): string {
  const { errors } = Stripe;
  if (error instanceof errors.StripeAuthenticationError) {
    return "Stripe does not know this key. It may have been revoked, or not copied whole.";
  }
  if (error instanceof errors.StripePermissionError) {
    return "The key may not do this. Give a restricted key the permission in Stripe’s dashboard.";
  }
  if (error instanceof errors.StripeRateLimitError) {
    return "Stripe was asked too often. Try again in a moment.";
  }
  if (error instanceof errors.StripeConnectionError) {
    return "Stripe cannot be reached from this server. Try again in a moment.";
  }
  if (error instanceof errors.StripeInvalidRequestError) {
    return `Stripe did not take this${error.param ? ` because of ${error.param}` : ""}.`;
  }
  return "Stripe did not answer as it should. Try again in a moment.";
}
