import type { z } from "zod";
import { invalid, truncateText } from "@/lib/kernel";

/**
 * Reads a JSON body by a strict object schema. Throws `invalid_request` naming the field for unknown
 * and bad ones. The schema's messages are worded to follow the field's name.
 */
export function readBody<Schema extends z.ZodObject>(
  schema: Schema,
  given: unknown,
): z.output<Schema> {
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    throw invalid("The body must be a JSON object.");
  }
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  if (issue?.code === "unrecognized_keys") {
    const shown = truncateText(issue.keys[0] ?? "", 60);
    throw invalid(`${shown} is not a field of this body.`, shown);
  }
  const name = issue?.path.join(".") ?? "";
  throw invalid(`${name} ${issue?.message}`, name);
}
