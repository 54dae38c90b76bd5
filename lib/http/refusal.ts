import { z } from "zod";
import { asRefusal } from "@/lib/db";
import { invalid, isOnetillError, log, OnetillError } from "@/lib/kernel";

/** The sentence for a failed parse: the first problem, with the field it is about. */
export function invalidFrom(error: z.core.$ZodError): OnetillError {
  const issue = error.issues[0];
  return invalid(issue?.message ?? "The input is not valid.", issue?.path.join(".") || undefined);
}

// https://www.postgresql.org/docs/current/errcodes-appendix.html: bytes that are no text in the
// database's encoding, and an escape in JSON that stands for none.
const noTextCodes = ["22021", "22P05"];

/** Whether PostgreSQL was given a NUL or half a character, however deep its error is wrapped. */
function isNoText(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const { code, originalCode, cause } = error as Record<string, unknown>;
  return [code, originalCode].some((one) => noTextCodes.includes(`${one}`)) || isNoText(cause);
}

/**
 * Turns whatever was thrown into a refusal that is safe to show. What we did not foresee is logged
 * with the request's id, and its message goes no further.
 */
export function toRefusal(thrown: unknown, requestId: string, where: string): OnetillError {
  if (thrown instanceof z.core.$ZodError) return invalidFrom(thrown);
  const error = isNoText(thrown) ? invalid("A character in it is not text.") : asRefusal(thrown);
  if (isOnetillError(error) && error.code !== "internal") {
    if (error.code === "unavailable") log.warn("the database is away", { requestId, where });
    return error;
  }
  log.error("a request failed", { requestId, where, error: thrown });
  return new OnetillError("internal", "Something went wrong on our side. Try again in a moment.");
}
