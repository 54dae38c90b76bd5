import { parseArgs } from "node:util";
import { invalid } from "@/lib/kernel";

type Kind = "string" | "boolean";

/**
 * Reads `--flag value` and `--flag=value`; names without `?` must be given. Throws
 * `invalid_request` with a sentence for unknown, missing and repeated-as-positional ones.
 */
export function readFlags<const Flags extends Record<string, Kind | "string?">>(
  args: string[],
  flags: Flags,
) {
  const options = Object.fromEntries(
    Object.entries(flags).map(([name, kind]) => [
      name,
      { type: kind === "boolean" ? ("boolean" as const) : ("string" as const) },
    ]),
  );
  let values: Record<string, string | boolean | undefined>;
  try {
    values = parseArgs({ args, options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw invalid((error as Error).message);
  }
  for (const [name, kind] of Object.entries(flags)) {
    if (kind === "string" && !values[name]) throw invalid(`--${name} is required.`, name);
  }
  return values as {
    [Name in keyof Flags]: Flags[Name] extends "string"
      ? string
      : Flags[Name] extends "boolean"
        ? boolean | undefined
        : string | undefined;
  };
}
