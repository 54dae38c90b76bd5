import { isOnetillError, type OnetillError } from "@/lib/kernel";
import { errorStatus } from "./error-status";

/** Where the refusal does not know better. */
const RETRY_AFTER_SECONDS = 2;

/** What every answer of the API carries. Nothing that is not a page can run a script or be framed. */
export const apiHeaders = {
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cache-Control": "no-store",
} as const;

/** Sets `apiHeaders` and the request's id; an answer may only choose another Cache-Control. */
export function withApiHeaders(response: Response, requestId: string): Response {
  try {
    response.headers.set("X-Request-Id", requestId);
  } catch {
    // What `Response.redirect` makes has headers that cannot be changed.
    return withApiHeaders(new Response(response.body, response), requestId);
  }
  for (const [name, value] of Object.entries(apiHeaders)) {
    if (name === "Cache-Control" && response.headers.has(name)) continue;
    response.headers.set(name, value);
  }
  return response;
}

/** What a refusal says, in the contract's form. */
export const refusalBody = (
  { code, message, param, facts }: OnetillError,
  requestId: string,
): string => JSON.stringify({ error: { code, message, param, ...facts, request_id: requestId } });

/** A refusal in the contract's form. */
export function errorResponse(error: OnetillError, requestId: string): Response {
  const headers = new Headers();
  if (isOnetillError(error, "unavailable", "rate_limited", "idempotency_running")) {
    headers.set("Retry-After", String(error.retryAfter ?? RETRY_AFTER_SECONDS));
  }
  if (isOnetillError(error, "unauthenticated")) headers.set("WWW-Authenticate", "Bearer");
  headers.set("Content-Type", "application/json");
  return new Response(refusalBody(error, requestId), {
    status: errorStatus[error.code],
    headers,
  });
}
