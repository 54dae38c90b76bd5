import { invalid } from "@/lib/kernel";

/** Deeper than any input of ours; what is nested further is not looked into. */
const DEPTH = 8;

/**
 * Refuses text that is none: NUL and halves of characters, which no database keeps and no person types.
 * Throws `invalid_request` with the field.
 */
export function checkText(input: unknown, field?: string, depth = 0): void {
  if (typeof input === "string") {
    if (input.includes("\0") || !input.isWellFormed()) {
      throw invalid("There is a character in it that is not text.", field);
    }
    return;
  }
  if (typeof input !== "object" || input === null || depth > DEPTH) return;
  for (const [name, value] of Object.entries(input)) {
    checkText(name, field, depth);
    checkText(value, field === undefined ? name : `${field}.${name}`, depth + 1);
  }
}
