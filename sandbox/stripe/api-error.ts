/** A refusal in Stripe's form. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly body: { type: string; message: string; [field: string]: unknown },
    /** Whether the endpoint ran: its answer is kept under the idempotency key then. */
    readonly ran = false,
  ) {
    super(body.message);
  }
}

export const invalidRequest = (message: string, more: Record<string, unknown> = {}, status = 400) =>
  new ApiError(status, { type: "invalid_request_error", message, ...more });

export const unknownParameter = (param: string) =>
  invalidRequest(`Received unknown parameter: ${param}`, { code: "parameter_unknown", param });

export const missing = (what: string, id: string, param: string, status: number) =>
  invalidRequest(`No such ${what}: '${id}'`, { code: "resource_missing", param }, status);
