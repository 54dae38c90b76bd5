import type { z } from "zod";
import { invalid, truncateText } from "@/lib/kernel";

/** A number or truth value that is written as one; anything else stays text, and is refused. */
function readValue(text: string, type: string): unknown {
  if (type === "int" && /^\d{1,15}$/.test(text)) return Number(text);
  if (type === "boolean" && /^(true|false)$/.test(text)) return text === "true";
  // A plus sign that was not encoded arrives as a space; T and Z may be in lower case (RFC 3339).
  if (type === "datetime") return text.toUpperCase().replace(/ (\d\d:\d\d)$/, "+$1");
  return text;
}

/** What a field holds under `default` and `optional`: `array`, `string`, `int`, `datetime` … */
function typeOf(schema: z.core.$ZodType): string {
  const { def } = schema._zod;
  if ("innerType" in def) return typeOf(def.innerType as z.core.$ZodType);
  return "format" in def && def.type === "string"
    ? String(def.format)
    : def.type === "number"
      ? "int"
      : def.type;
}

/**
 * Reads a query string by an object schema: arrays by repeating, everything else at most once.
 * Throws `invalid_request` naming the parameter for unknown, repeated and bad ones. The schema's
 * messages are worded to follow the parameter's name.
 */
export function readQuery<Schema extends z.ZodObject>(
  schema: Schema,
  query: URLSearchParams,
): z.output<Schema> {
  const input: Record<string, unknown> = {};
  for (const name of new Set(query.keys())) {
    const field = Object.hasOwn(schema.shape, name) ? schema.shape[name] : undefined;
    if (!field) {
      const shown = truncateText(name, 60);
      throw invalid(`${shown} is not a parameter of this address.`, shown);
    }
    const values = query.getAll(name);
    const type = typeOf(field);
    if (type === "array") input[name] = values;
    else if (values.length > 1) throw invalid(`${name} can be given only once.`, name);
    else input[name] = readValue(values[0] as string, type);
  }
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const name = String(issue?.path[0]);
  throw invalid(`${name} ${issue?.message}`, name);
}
