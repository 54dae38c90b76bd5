import type { Kept } from "../store";

const shownOf: Record<string, readonly string[]> = {
  payment_intent: [
    ...["id", "object", "allowed_payment_method_types", "amount", "amount_details"],
    ...["automatic_payment_methods", "canceled_at", "cancellation_reason", "capture_method"],
    ...["client_secret", "confirmation_method", "created", "currency", "description"],
    ...["excluded_payment_method_types", "last_payment_error", "livemode", "next_action"],
    ...["payment_method", "payment_method_configuration_details", "payment_method_types"],
    ...["processing", "receipt_email", "setup_future_usage", "shipping", "source", "status"],
  ],
  setup_intent: [
    ...["id", "object", "allowed_payment_method_types", "automatic_payment_methods"],
    ...["cancellation_reason", "client_secret", "created", "description"],
    ...["excluded_payment_method_types", "last_setup_error", "livemode", "next_action"],
    ...["payment_method", "payment_method_configuration_details", "payment_method_types"],
    ...["status", "usage"],
  ],
};

/** What a browser may see of an object. */
export function publicView(object: Kept): Kept {
  const names = shownOf[object.object];
  if (!names) return object;
  return Object.fromEntries(
    names.filter((name) => name in object).map((name) => [name, object[name]]),
  ) as Kept;
}
