import { type Node, parseSync } from "libpg-query";
import { conjuncts, functionName, nameOf, nodesOf } from "./syntax";

const columnOf = (node: Node | undefined): string[] =>
  node && "ColumnRef" in node ? [nameOf(node.ColumnRef)[1]] : [];

/** The columns of which a condition lets no null pass: `x is not null`, `x = …`. */
function heldBy(condition: Node | undefined): string[] {
  return conjuncts(condition).flatMap((one) => {
    if ("NullTest" in one) {
      return one.NullTest.nulltesttype === "IS_NOT_NULL" ? columnOf(one.NullTest.arg) : [];
    }
    if (!("A_Expr" in one) || functionName(one.A_Expr.name) !== "=") return [];
    const { kind, lexpr, rexpr } = one.A_Expr;
    const isEqual = kind === "AEXPR_OP" || kind === "AEXPR_OP_ANY" || kind === "AEXPR_IN";
    return isEqual ? [...columnOf(lexpr), ...columnOf(rexpr)] : [];
  });
}

/** The columns, by name, that a statement reads only where they are not null. */
export function neverNull(text: string): Set<string> {
  const columns = [...nodesOf(parseSync(text))].flatMap(([, node]) =>
    heldBy((node as { whereClause?: Node }).whereClause),
  );
  return new Set(columns);
}
