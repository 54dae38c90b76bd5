import type { ColumnRef, Node, RangeVar, SelectStmt } from "libpg-query";

// PostgreSQL's own tree of a statement: https://github.com/pganalyze/libpg_query

/** Everything below a node and itself, from above; what `isEnough` says yes to is not looked into. */
export function* nodesOf(
  value: unknown,
  isEnough: (name: string) => boolean = () => false,
): Generator<[name: string, node: unknown]> {
  if (Array.isArray(value)) {
    for (const one of value) yield* nodesOf(one, isEnough);
  } else if (value && typeof value === "object") {
    for (const [name, below] of Object.entries(value)) {
      // Kinds of nodes begin with a capital letter, their properties do not.
      if (/^[A-Z]/.test(name)) yield [name, below];
      if (!isEnough(name)) yield* nodesOf(below, isEnough);
    }
  }
}

export const contains = (value: unknown, ...names: string[]): boolean => {
  for (const [name] of nodesOf(value)) if (names.includes(name)) return true;
  return false;
};

/** `o.site_id` → ["o", "site_id"], `site_id` → [undefined, "site_id"]. */
export function nameOf(ref: ColumnRef): [table: string | undefined, column: string] {
  const parts = (ref.fields ?? []).map((field) =>
    "String" in field ? (field.String.sval ?? "") : "*",
  );
  return [parts.at(-2), parts.at(-1) ?? ""];
}

export const functionName = (names: readonly Node[] = []): string => {
  const last = names.at(-1);
  return last && "String" in last ? (last.String.sval ?? "") : "";
};

export const aliasOf = (range: RangeVar): string => range.alias?.aliasname ?? range.relname ?? "";

/** The parts of a condition that must all hold. */
export function conjuncts(condition: Node | undefined): Node[] {
  if (!condition) return [];
  if ("BoolExpr" in condition && condition.BoolExpr.boolop === "AND_EXPR") {
    return (condition.BoolExpr.args ?? []).flatMap(conjuncts);
  }
  return [condition];
}

/** The selects that a union and its like puts together. */
export const branchesOf = (select: SelectStmt): SelectStmt[] =>
  select.larg && select.rarg ? [...branchesOf(select.larg), ...branchesOf(select.rarg)] : [select];
