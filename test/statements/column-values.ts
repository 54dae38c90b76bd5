import ts from "typescript";
import type { Catalogue } from "./catalogue";

/** What a column's values are when they reach the code (lib/db/pool.ts and `pg-types`). */
export type Value =
  | { kind: "string"; labels?: readonly string[] }
  | { kind: "number" | "bigint" | "boolean" | "Date" | "Buffer" | "json" }
  | { kind: "list"; of: Value };

const kinds: Record<string, Exclude<Value["kind"], "list">> = {
  ...{ int2: "number", int4: "number", oid: "number", float4: "number", float8: "number" },
  ...{ int8: "bigint", bool: "boolean", bytea: "Buffer", json: "json", jsonb: "json" },
  ...{ timestamptz: "Date", timestamp: "Date", date: "Date" },
};

// The lists that `pg-types` takes apart; every other one stays the text that was sent.
const listed = ["text", "varchar", "bpchar", "uuid", "inet", "numeric", ...Object.keys(kinds)];

/** What stands in a list: `numeric` loses its digits there, big integers stay texts. */
const inList = (name: string): Value =>
  name === "int8"
    ? { kind: "string" }
    : { kind: name === "numeric" ? "number" : (kinds[name] ?? "string") };

/** What a type's values become; what nobody reads in particular stays the text that was sent. */
export function readOf({ types }: Catalogue, number: number): Value {
  const { name = "", element, labels } = types[number] ?? {};
  const inside = name.startsWith("_") && element ? (types[element]?.name ?? "") : "";
  if (listed.includes(inside)) return { kind: "list", of: inList(inside) };
  return labels ? { kind: "string", labels } : { kind: kinds[name] ?? "string" };
}

const partsOf = (type: ts.Type): ts.Type[] => (type.isUnion() ? type.types : [type]);

export const mayBeNull = (type: ts.Type): boolean =>
  partsOf(type).some(
    ({ flags }) => (flags & (ts.TypeFlags.Null | ts.TypeFlags.Unknown | ts.TypeFlags.Any)) !== 0,
  );

const flagsOf: Partial<Record<Value["kind"], ts.TypeFlags>> = {
  string: ts.TypeFlags.StringLike,
  number: ts.TypeFlags.NumberLike,
  bigint: ts.TypeFlags.BigIntLike,
  boolean: ts.TypeFlags.BooleanLike,
};

const neverInJson = ["Date", "Buffer", "Uint8Array", "Map", "Set"];

/** Whether JSON can be of this type: nothing that it has no words for, however deep. */
function isJson(checker: ts.TypeChecker, type: ts.Type, above: readonly ts.Type[] = []): boolean {
  if (above.includes(type)) return true;
  if (type.flags & (ts.TypeFlags.BigIntLike | ts.TypeFlags.ESSymbolLike)) return false;
  if (neverInJson.includes(type.symbol?.name)) return false;
  const within = [...above, type];
  if (type.isUnionOrIntersection()) return type.types.every((one) => isJson(checker, one, within));
  const element = checker.getIndexTypeOfType(type, ts.IndexKind.Number);
  if (element) return isJson(checker, element, within);
  if (!(type.flags & ts.TypeFlags.Object)) return true;
  return checker
    .getPropertiesOfType(type)
    .every((property) => isJson(checker, checker.getTypeOfSymbol(property), within));
}

/** Whether values of a column may be called by a type, null aside. */
export function fits(checker: ts.TypeChecker, type: ts.Type, value: Value): boolean {
  return partsOf(type)
    .filter(({ flags }) => !(flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined)))
    .every((part) => partFits(checker, part, value));
}

function partFits(checker: ts.TypeChecker, part: ts.Type, value: Value): boolean {
  if (part.flags & ts.TypeFlags.Unknown) return true;
  if (value.kind === "json") return isJson(checker, part);
  if (value.kind === "Date") return part.symbol?.name === "Date";
  if (value.kind === "Buffer") return ["Buffer", "Uint8Array"].includes(part.symbol?.name);
  if (value.kind === "list") {
    const element = checker.getIndexTypeOfType(part, ts.IndexKind.Number);
    return !(part.flags & ts.TypeFlags.StringLike) && !!element && fits(checker, element, value.of);
  }
  const flags = flagsOf[value.kind] ?? 0;
  // A branded string is a string and a mark.
  const all = part.isIntersection() ? part.types : [part];
  return all.some((one) => (one.flags & flags) !== 0);
}
