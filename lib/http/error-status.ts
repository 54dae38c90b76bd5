import type { ErrorCode } from "@/lib/kernel";

/** The only place where a refusal becomes an HTTP status. */
export const errorStatus: Record<ErrorCode, number> = {
  invalid_request: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  idempotency_mismatch: 422,
  idempotency_running: 409,
  too_large: 413,
  amount_too_large: 422,
  rate_limited: 429,
  unavailable: 503,
  internal: 500,
};
