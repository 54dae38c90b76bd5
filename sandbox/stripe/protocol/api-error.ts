export interface ErrorBody {
  type: "api_error" | "card_error" | "idempotency_error" | "invalid_request_error";
  message: string;
  [field: string]: unknown;
}

/** An answer that is an error, in Stripe's form. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly body: ErrorBody,
    /** Whether the endpoint ran: its answer is kept under the idempotency key then. */
    readonly ran = false,
    readonly headers: Record<string, string> = {},
  ) {
    super(body.message);
  }
}

/** The request is not one that Stripe takes. Nothing was done, and the same key may be tried again. */
export const invalidRequest = (message: string, more: Record<string, unknown> = {}, status = 400) =>
  new ApiError(status, { type: "invalid_request_error", message, ...more });

/** What was asked for is understood, and not possible as things are. */
export const refused = (message: string, more: Record<string, unknown> = {}) =>
  new ApiError(400, { type: "invalid_request_error", message, ...more }, true);

export const missing = (what: string, id: string, param: string, status: number) =>
  invalidRequest(`No such ${what}: '${id}'`, { code: "resource_missing", param }, status);

const docs = (code: string) => `https://stripe.com/docs/error-codes/${code.replaceAll("_", "-")}`;

/** The body of an answer: what is in it, with the page that explains its code. */
export const errorAnswer = ({ body }: ApiError) => ({
  error: {
    ...body,
    ...(typeof body.code === "string" && !("doc_url" in body) ? { doc_url: docs(body.code) } : {}),
  },
});
