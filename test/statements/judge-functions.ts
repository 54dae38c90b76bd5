import type { A_Expr, InsertStmt, Node, RangeVar, TypeCast, UpdateStmt } from "libpg-query";
import type { Finding } from "./judge-statement";
import { aliasOf, contains, functionName, nameOf, nodesOf } from "./syntax";
import type { Schema } from "./table-kinds";

const intervals = new Set(["interval", "make_interval"]);
const clocks = new Set(["now", "onetill_now", "clock_timestamp", "statement_timestamp"]);
/** Reading these from a text depends on the session's settings. */
const readBySettings = new Set(["timestamptz", "timestamp", "date", "time", "interval"]);

const time = "timestamp with time zone";

const castTo = ({ typeName }: TypeCast) => functionName(typeName?.names);

/** Which functions and operators an UPDATE, DELETE or INSERT may not be sent with to other machines. */
export class FunctionJudge {
  readonly found: Finding[] = [];

  /** The tables of the statement, by what they are called there. */
  private readonly named = new Map<string, string>();
  private readonly enums: ReadonlySet<string>;

  constructor(private readonly schema: Schema) {
    const columns = [...schema.tables.values()].flatMap((table) => [...table.columns.values()]);
    this.enums = new Set(columns.filter(({ isEnum }) => isEnum).map(({ type }) => type));
  }

  statement(root: Node): void {
    for (const [name, node] of nodesOf(root)) {
      const { relation } = node as { relation?: RangeVar };
      for (const range of [relation, name === "RangeVar" && (node as RangeVar)]) {
        if (range) this.named.set(aliasOf(range), range.relname ?? "");
      }
    }
    for (const [name, node] of nodesOf(root)) {
      if (name === "UpdateStmt" || name === "DeleteStmt") this.change(node as UpdateStmt);
      if (name === "InsertStmt") this.insert(node as InsertStmt);
    }
  }

  private isSpread(relation: RangeVar | undefined): boolean {
    const kind = this.schema.tables.get(relation?.relname ?? "")?.kind;
    return kind === "distributed" || kind === "reference";
  }

  private say(rule: Finding["rule"], about: string): void {
    this.found.push({ rule, about });
  }

  private change(statement: UpdateStmt): void {
    const { relation, withClause, returningClause, ...parts } = statement;
    if (!this.isSpread(relation)) return;
    this.noClock([returningClause]);
    for (const [name, node] of nodesOf(Object.values(parts))) {
      if (name === "FuncCall") this.call(node as Call);
      if (name === "A_Expr") this.operator(node as A_Expr);
      if (name === "TypeCast") this.cast(node as TypeCast);
      if (name === "CaseExpr" || name === "CoalesceExpr") this.noClock(node);
      if (name === "CaseExpr" && (node as { arg?: Node }).arg && contains(node, "ParamRef")) {
        this.say("case on a parameter", "case … when");
      }
    }
  }

  private insert({ relation, onConflictClause, returningClause }: InsertStmt): void {
    if (this.isSpread(relation)) this.noClock([onConflictClause?.targetList, returningClause]);
  }

  private changes(name: string): boolean {
    return this.schema.stable.has(name) || this.schema.volatile.has(name);
  }

  private call({ funcname, args }: Call): void {
    const name = functionName(funcname);
    if (this.schema.volatile.has(name) && !this.schema.stable.has(name)) this.say("volatile", name);
    else if (this.changes(name) && contains(args, "ColumnRef")) {
      this.say("stable over a column", name);
    }
  }

  /** A clock, or whatever else may answer otherwise next time. */
  private noClock(value: unknown): void {
    for (const [name, node] of nodesOf(value)) {
      const called = name === "FuncCall" ? functionName((node as Call).funcname) : "";
      if (name === "SQLValueFunction" || (called && this.changes(called))) {
        this.say("clock inside", called || "current time");
      }
    }
  }

  /** The column of a table; nothing for what a sub-select or function is called. */
  private columnOf(node: Node | undefined): { type: string; isEnum: boolean } | undefined {
    if (!node || !("ColumnRef" in node)) return undefined;
    const [alias, column] = nameOf(node.ColumnRef);
    const named = alias === undefined ? [...this.named.values()] : [this.named.get(alias)];
    for (const table of named) {
      const found = this.schema.tables.get(table ?? "")?.columns.get(column);
      if (found) return found;
    }
    return undefined;
  }

  private isTime(node: Node | undefined): boolean {
    if (!node) return false;
    if ("ColumnRef" in node) return this.columnOf(node)?.type === time;
    if ("FuncCall" in node) return clocks.has(functionName(node.FuncCall.funcname));
    return "TypeCast" in node && castTo(node.TypeCast) === "timestamptz";
  }

  private isInterval(node: Node | undefined): boolean {
    for (const [name, one] of nodesOf(node)) {
      const called = name === "FuncCall" ? functionName((one as Call).funcname) : "";
      if (intervals.has(name === "TypeCast" ? castTo(one as TypeCast) : called)) return true;
    }
    return false;
  }

  private operator({ name, lexpr, rexpr }: A_Expr): void {
    const operator = functionName(name);
    const sides = [lexpr, rexpr];
    if ((operator === "+" || operator === "-") && contains(sides, "ColumnRef")) {
      const [a, b] = [this.isTime(lexpr), this.isTime(rexpr)];
      if ((a && this.isInterval(rexpr)) || (b && this.isInterval(lexpr))) {
        this.say("stable over a column", "time and interval");
      }
    }
    if (operator !== "||") return;
    for (const side of sides) {
      const column = this.columnOf(side);
      if (column && !/^(text|character|jsonb|bytea|.*\[\])/.test(column.type)) {
        this.say("stable over a column", `|| with ${column.type}`);
      }
    }
  }

  private cast(cast: TypeCast): void {
    const from = this.columnOf(cast.arg);
    const to = castTo(cast);
    const isTime = from?.type === time;
    if (from?.type === to || (isTime && to === "timestamptz")) return;
    const isRead = readBySettings.has(to) || this.enums.has(to);
    if (from?.isEnum || isTime || (isRead && contains(cast.arg, "ColumnRef"))) {
      this.say("stable over a column", `${from?.type ?? "a text"} to ${to}`);
    }
  }
}

interface Call {
  funcname?: Node[];
  args?: Node[];
}
