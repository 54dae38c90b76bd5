import type { ErrorCode } from "./errors";

/** What a refused server action tells the browser. The message is a sentence that is safe to show. */
export interface ActionError {
  code: ErrorCode;
  message: string;
  /** The field at fault. */
  param?: string;
  requestId: string;
}

/** What every server action answers; it never throws at the browser. */
export type ActionResult<T> = { ok: true; value: T } | { ok: false; error: ActionError };
