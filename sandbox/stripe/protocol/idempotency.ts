import type { Bank } from "../bank";
import type { KeptAnswer } from "../store";
import { ApiError } from "./api-error";

const keptFor = 86_400; // seconds
const longestKey = 255;

interface Keys {
  bank: Bank;
  /** Those whose first request is not answered yet. */
  running: Set<string>;
}

/** Throws for what is no key, and for one whose first request is not answered yet. */
export function checkKey({ running }: Keys, key: string) {
  if (key === "" || key.length > longestKey) {
    throw new ApiError(400, {
      type: "idempotency_error",
      message: `Idempotency keys must be from 1 to ${longestKey} characters long.`,
    });
  }
  if (!running.has(key)) return;
  throw new ApiError(409, {
    ...{ type: "idempotency_error", code: "idempotency_key_in_use" },
    message: `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
  });
}

const sameKey = (key: string, what: string) =>
  new ApiError(400, {
    type: "idempotency_error",
    message: `Keys for idempotent requests can only be used ${what} they were first used ${what.includes("endpoint") ? "for" : "with"}. Try using a key other than '${key}' if you meant to execute a different request.`,
  });

/** The answer that a key has had before. Throws where it was another request's. */
export function keptAnswer(
  { bank }: Keys,
  key: string,
  path: string,
  fingerprint: string,
): KeptAnswer | undefined {
  bank.store.forgetAnswers(bank.now() - keptFor);
  const found = bank.store.answerOf(key);
  if (found && found.path !== path) throw sameKey(key, "for the same endpoint");
  if (found && found.fingerprint !== fingerprint) throw sameKey(key, "with the same parameters");
  return found;
}
