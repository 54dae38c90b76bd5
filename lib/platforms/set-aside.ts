import type { z } from "zod";
import { storableJson, truncateText } from "@/lib/kernel";
import { Misunderstood } from "./adapter";
import { pruneJson, understand } from "./read-fields";

// After so many slips a field of the body is set aside whole; nobody reads more of them anyway.
const mostSlips = 20;
const longestKept = 2000;

/** What stands in the details of an order for everything that could not be read. */
export const setAsideName = "not_read";

/** Details of a delivery that could not be read: kept as they came, by the names of their fields. */
export class SetAside {
  private readonly values = new Map<string, unknown>();

  put(field: string, value: unknown): void {
    if (!this.values.has(field)) this.values.set(field, value);
  }

  has(field: string): boolean {
    return this.values.has(field);
  }

  /** The fields of the body, without what lies inside them. */
  get fields(): string[] {
    return [...new Set([...this.values.keys()].map((name) => name.split(".")[0] as string))];
  }

  /** For the details of an order; nothing where all could be read. */
  get details(): Record<string, unknown> {
    if (this.values.size === 0) return {};
    const kept = [...this.values].map(([name, value]) => [name, keptPiece(value)]);
    return { [setAsideName]: Object.fromEntries(kept) };
  }
}

/** A piece of a body as it came, or the beginning of its text where it is long. */
function keptPiece(value: unknown): unknown {
  const kept = storableJson(pruneJson(value, 6));
  const text = JSON.stringify(kept) ?? "";
  return text.length <= longestKept ? kept : truncateText(text, longestKept);
}

type Path = readonly PropertyKey[];

function pick(value: unknown, path: Path): unknown {
  let at = value;
  for (const key of path) {
    if (at === null || typeof at !== "object" || !Object.hasOwn(at, key)) return undefined;
    at = (at as Record<PropertyKey, unknown>)[key];
  }
  return at;
}

/** The same value without what stands at a path. Only what lies on the way there is copied. */
function without(value: unknown, [key, ...deeper]: Path): unknown {
  if (value === null || typeof value !== "object" || key === undefined) return value;
  if (Array.isArray(value)) {
    const at = Number(key);
    return deeper.length > 0
      ? value.map((one, index) => (index === at ? without(one, deeper) : one))
      : value.filter((_, index) => index !== at);
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => {
      if (name !== String(key)) return [[name, inner]];
      return deeper.length > 0 ? [[name, without(inner, deeper)]] : [];
    }),
  );
}

/**
 * Parses with a schema, and sets aside what does not fit: a payment must not stay out of the list for
 * a detail that is not about its money. Only the `needed` fields have to fit; for one of them it
 * throws `Misunderstood` with a reason that names it.
 */
export function understandMost<T>(
  schema: z.ZodType<T>,
  value: unknown,
  { needed, setAside }: { needed: readonly string[]; setAside: SetAside },
): T {
  let rest = value;
  for (let slips = 1; ; slips++) {
    const parsed = schema.safeParse(rest);
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0];
    const [field] = issue?.path ?? [];
    if (!issue || field === undefined || needed.includes(String(field))) {
      return understand(schema, rest);
    }
    let path: Path = slips > mostSlips ? [field] : issue.path;
    // What is missing cannot be left out: what it is missing in is.
    while (path.length > 1 && pick(rest, path) === undefined) path = path.slice(0, -1);
    const found = pick(rest, path);
    if (found === undefined) throw new Misunderstood(`${path.join(".")}: ${issue.message}`);
    setAside.put(path.join("."), found);
    rest = without(rest, path);
  }
}
