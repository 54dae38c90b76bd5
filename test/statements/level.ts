import type { A_Expr, Node } from "libpg-query";
import { aliasOf, conjuncts, functionName, nameOf } from "./syntax";
import type { Schema } from "./table-kinds";

/** To one value of a parameter, or to a list of them. */
export type Bound = "one" | "several";

type Columns = ReadonlyMap<string, unknown>;

/** Something that a FROM names. */
export interface Source {
  alias: string;
  /** Missing for sub-selects, functions and the names of a WITH. */
  table?: string;
  columns?: Columns;
}

interface Equality {
  left: Node;
  right: Node;
  many?: boolean;
  /** The sources that it holds for: in an outer join's ON not for those that are kept anyway. */
  holdsFor?: ReadonlySet<string>;
}

const isValue = (node: Node | undefined): boolean =>
  !!node &&
  ("ParamRef" in node ||
    ("A_Const" in node && !node.A_Const.isnull) ||
    ("TypeCast" in node && isValue(node.TypeCast.arg)));

const isList = (node: Node | undefined): boolean =>
  !!node &&
  (isValue(node) ||
    ("TypeCast" in node && isList(node.TypeCast.arg)) ||
    ("A_ArrayExpr" in node && (node.A_ArrayExpr.elements ?? []).every(isValue)) ||
    ("List" in node && (node.List.items ?? []).every(isValue)));

function equalitiesOf({ kind, name, lexpr, rexpr }: A_Expr): Equality[] {
  if (!lexpr || !rexpr || functionName(name) !== "=") return [];
  if (kind === "AEXPR_OP_ANY" || kind === "AEXPR_IN") {
    return isList(rexpr) ? [{ left: lexpr, right: rexpr, many: true }] : [];
  }
  if (kind !== "AEXPR_OP") return [];
  if (!("RowExpr" in lexpr) || !("RowExpr" in rexpr)) return [{ left: lexpr, right: rexpr }];
  const others = rexpr.RowExpr.args ?? [];
  return (lexpr.RowExpr.args ?? []).flatMap((left, i) => {
    const right = others[i];
    return right ? [{ left, right }] : [];
  });
}

const columnRef = (alias: string, column: string): Node => ({
  ColumnRef: { fields: [{ String: { sval: alias } }, { String: { sval: column } }] },
});

/**
 * One FROM with its conditions: which columns are held to a parameter, be it by way of other columns
 * that equal them. What a sub-select stands in is seen from inside where PostgreSQL makes a join of it.
 */
export class Level {
  readonly sources: Source[] = [];
  readonly subselects: { select: Node; lateral: boolean }[] = [];
  readonly conditions: Node[] = [];
  /** What a WITH or a sub-select is called here. */
  readonly derived = new Set<string>();
  hasFunction = false;
  private readonly equalities: Equality[] = [];
  private readonly bound = new Map<string, Bound>();

  constructor(
    private readonly schema: Schema,
    private readonly names: ReadonlySet<string>,
    from: readonly Node[],
    where: Node | undefined,
    private readonly outer?: Level,
  ) {
    for (const node of from) this.add(node);
    this.hold(where);
    while (this.equalities.some((one) => this.follow(one)));
  }

  /** How a source's column is held, if it is. */
  boundOf(alias: string, column: string): Bound | undefined {
    return this.bound.get(`${alias}.${column}`);
  }

  /** How the value of an expression is held: a parameter, or a column that is held to one. */
  heldBy(node: Node): Bound | undefined {
    if (isValue(node)) return "one";
    if (!("ColumnRef" in node)) return undefined;
    const [table, column] = nameOf(node.ColumnRef);
    const source = this.sourceOf(table, column);
    return source ? this.boundOf(source.alias, column) : this.outer?.heldBy(node);
  }

  sourceOf(table: string | undefined, column: string): Source | undefined {
    if (table !== undefined) return this.sources.find(({ alias }) => alias === table);
    return this.sources.find(({ columns }) => columns?.has(column));
  }

  private hold(condition: Node | undefined, holdsFor?: ReadonlySet<string>): void {
    for (const one of conjuncts(condition)) {
      this.conditions.push(one);
      if (!("A_Expr" in one)) continue;
      for (const equality of equalitiesOf(one.A_Expr)) {
        this.equalities.push({ ...equality, ...(holdsFor && { holdsFor }) });
      }
    }
  }

  /** Takes in a part of a FROM; the answer is what it is called. */
  private add(node: Node): string[] {
    if ("JoinExpr" in node) return this.addJoin(node.JoinExpr);
    const source: Source = { alias: "" };
    if ("RangeVar" in node) {
      const { relname = "", schemaname = "public" } = node.RangeVar;
      source.alias = aliasOf(node.RangeVar);
      const table = this.schema.tables.get(relname);
      if (table && schemaname === "public" && !this.names.has(relname)) {
        Object.assign(source, { table: relname, columns: table.columns });
      } else this.derived.add(source.alias);
    } else if ("RangeSubselect" in node) {
      const { subquery, lateral = false, alias } = node.RangeSubselect;
      source.alias = alias?.aliasname ?? "";
      this.derived.add(source.alias);
      if (subquery) this.subselects.push({ select: subquery, lateral });
    } else if ("RangeFunction" in node) {
      source.alias = node.RangeFunction.alias?.aliasname ?? "";
      this.hasFunction = true;
    }
    this.sources.push(source);
    return [source.alias];
  }

  private addJoin(join: Extract<Node, { JoinExpr: unknown }>["JoinExpr"]): string[] {
    const left = join.larg ? this.add(join.larg) : [];
    const right = join.rarg ? this.add(join.rarg) : [];
    const holdsFor = {
      JOIN_LEFT: new Set(right),
      JOIN_RIGHT: new Set(left),
      JOIN_FULL: new Set<string>(),
    }[join.jointype as string];
    this.hold(join.quals, holdsFor);
    for (const column of join.usingClause ?? []) {
      const name = "String" in column ? (column.String.sval ?? "") : "";
      const having = (aliases: string[]) =>
        aliases.filter((alias) => this.sourceOf(alias, name)?.columns?.has(name) ?? false);
      for (const l of having(left)) {
        for (const r of having(right)) {
          const equality = { left: columnRef(l, name), right: columnRef(r, name) };
          this.equalities.push({ ...equality, ...(holdsFor && { holdsFor }) });
        }
      }
    }
    return [...left, ...right];
  }

  /** Whether an equality says more than was known. */
  private follow({ left, right, many, holdsFor }: Equality): boolean {
    if (many) return this.bind(left, "several", holdsFor);
    const [l, r] = [this.heldBy(left), this.heldBy(right)];
    return (
      (r !== undefined && this.bind(left, r, holdsFor)) ||
      (l !== undefined && this.bind(right, l, holdsFor))
    );
  }

  private bind(node: Node, how: Bound, holdsFor?: ReadonlySet<string>): boolean {
    if (!("ColumnRef" in node)) return false;
    const [table, column] = nameOf(node.ColumnRef);
    const source = this.sourceOf(table, column);
    if (!source || (holdsFor && !holdsFor.has(source.alias))) return false;
    const key = `${source.alias}.${column}`;
    const before = this.bound.get(key);
    if (before === "one" || before === how) return false;
    this.bound.set(key, how);
    return true;
  }
}
