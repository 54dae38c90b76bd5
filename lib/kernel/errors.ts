/** Every way a verb can refuse. HTTP knows how to say them; nothing here knows HTTP. */
export const errorCodes = [
  "invalid_request",
  "unauthenticated",
  "forbidden",
  "not_found",
  "method_not_allowed",
  "conflict",
  "idempotency_mismatch",
  "idempotency_running",
  "too_large",
  "amount_too_large",
  "rate_limited",
  "unavailable",
  "internal",
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** What a program can go by beside the sentence. */
export interface ErrorFacts {
  /** Where what was to be changed stands now. */
  status?: string;
  /** The most that could have been asked for, in minor units. */
  maximum?: number;
}

/** A refusal with a sentence that is safe to show. `param` names the field at fault. */
export class OnetillError extends Error {
  readonly code: ErrorCode;
  readonly param?: string;
  /** In how many seconds it is worth trying again, where that is known. */
  readonly retryAfter?: number;
  readonly facts: ErrorFacts;

  constructor(
    code: ErrorCode,
    message: string,
    options?: { param?: string; retryAfter?: number; facts?: ErrorFacts; cause?: unknown },
  ) {
    super(message, options?.cause === undefined ? undefined : { cause: options.cause });
    this.name = "OnetillError";
    this.code = code;
    this.param = options?.param;
    this.retryAfter = options?.retryAfter;
    this.facts = options?.facts ?? {};
  }
}

export const invalid = (message: string, param?: string) =>
  new OnetillError("invalid_request", message, { param });
export const notFound = (what: string) => new OnetillError("not_found", `No such ${what}.`);
export const conflict = (message: string, facts?: ErrorFacts) =>
  new OnetillError("conflict", message, { facts });
export const forbidden = (message: string) => new OnetillError("forbidden", message);

/** True for an error that is a refusal of ours with one of these codes (or any code). */
export function isOnetillError(error: unknown, ...codes: ErrorCode[]): error is OnetillError {
  return error instanceof OnetillError && (codes.length === 0 || codes.includes(error.code));
}
