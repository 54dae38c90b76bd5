import { type Fault, takeFault } from "../control/faults";
import { ApiError } from "./api-error";

const refusals = {
  rate_limit: {
    message:
      "Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits.",
    headers: { "stripe-rate-limited-reason": "global-rate" },
  },
  lock_timeout: {
    message:
      "This object cannot be accessed right now because another API request or Stripe process is currently accessing it. If you see this error intermittently, retry the request.",
    headers: { "stripe-should-retry": "true" },
  },
} as const;

/** Throws 429 where that was ordered: nothing is done. */
export function refuseAsOrdered(faults: Fault[], request: { method: string; pathname: string }) {
  const code = takeFault(faults, request, "rate_limit", "lock_timeout") as
    | keyof typeof refusals
    | undefined;
  if (!code) return;
  const { message, headers } = refusals[code];
  throw new ApiError(429, { type: "invalid_request_error", code, message }, false, headers);
}
