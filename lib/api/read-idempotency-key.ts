import { invalid } from "@/lib/kernel";

/** The longest name that a caller can give a request. */
export const LONGEST_IDEMPOTENCY_KEY = 255;

/**
 * The name that a caller gave its request, to be sure that it is done once however often it is sent;
 * undefined for none. Throws `invalid_request` for one that is empty or too long.
 */
export function readIdempotencyKey(headers: Headers): string | undefined {
  const name = headers.get("Idempotency-Key");
  if (name === null) return undefined;
  if (name.length > 0 && name.length <= LONGEST_IDEMPOTENCY_KEY) return name;
  throw invalid(
    `Idempotency-Key must have 1 to ${LONGEST_IDEMPOTENCY_KEY} characters.`,
    "Idempotency-Key",
  );
}

const inOrder = (_name: string, value: unknown) =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** JSON whose text is the same for the same content, in whatever order its fields were written. */
export const sameText = (value: unknown): string => JSON.stringify(value, inOrder);
