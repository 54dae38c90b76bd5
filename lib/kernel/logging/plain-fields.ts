import { describeError } from "./describe-error";
import { hideSecrets } from "./hide-secrets";

/** Objects within objects, deeper than which a line says nothing. Redaction reaches as far. */
export const deepestField = 5;
const longestText = 2000;
const mostEntries = 100;

const looksThrown = (value: object) =>
  value instanceof Error || ("stack" in value && "message" in value);

/** Of what a line holds, a copy that JSON can write: errors told by their words, texts without secrets. */
export function plainValue(name: string, value: unknown, depth: number): unknown {
  if (name === "error" && value !== undefined) return hideInLine(describeError(value));
  if (typeof value === "string") return hideSecrets(value.slice(0, longestText));
  if (typeof value === "bigint") return String(value);
  if (typeof value !== "object" || value === null) {
    return typeof value === "symbol" || typeof value === "function" ? undefined : value;
  }
  if (looksThrown(value)) return hideInLine(describeError(value));
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof URL) return hideSecrets(value.href);
  if (ArrayBuffer.isView(value)) return `${value.byteLength} bytes`;
  if (depth >= deepestField) return "…";
  if (value instanceof Headers || value instanceof URLSearchParams || value instanceof Map) {
    return plainValue(name, Object.fromEntries(value), depth);
  }
  if (Array.isArray(value) || value instanceof Set) {
    return [...value].slice(0, mostEntries).map((one) => plainValue("", one, depth + 1));
  }
  return plainFields(value, depth + 1);
}

/** The fields of an object, each as `plainValue` has it. */
export const plainFields = (fields: object, depth = 0): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields)
      .slice(0, mostEntries)
      .map(([name, value]) => [name, plainValue(name, value, depth)]),
  );

/** Calls name files, some below a folder with an @, and hold nothing that anybody sent. */
function hideInLine(line: object): unknown {
  return Object.fromEntries(
    Object.entries(line).map(([name, value]) => {
      if (name === "at") return [name, value];
      if (typeof value === "string") return [name, hideSecrets(value)];
      if (Array.isArray(value)) return [name, value.map((one) => hideInLine(one))];
      return [name, typeof value === "object" && value !== null ? hideInLine(value) : value];
    }),
  );
}
