/** A form as it comes back: what was typed, and what is wrong with which field. */
export interface RefusedForm {
  typed: Record<string, string>;
  errors: Record<string, string>;
}

/** The fields that are texts, as they were typed; nobody types more than this. */
export const typedTexts = (fields: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      typeof value === "string" ? [[name, value.slice(0, 5000)]] : [],
    ),
  );

/** The first thing that is wrong with each field. */
export function errorsOf(error: {
  issues: readonly { path: readonly PropertyKey[]; message: string }[];
}): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { path, message } of error.issues) errors[String(path[0] ?? "")] ??= message;
  return errors;
}
