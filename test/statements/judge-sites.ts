import type {
  DeleteStmt,
  InsertStmt,
  Node,
  RangeVar,
  SelectStmt,
  UpdateStmt,
  WithClause,
} from "libpg-query";
import type { Finding } from "./judge-statement";
import { Level, type Source } from "./level";
import { branchesOf, contains, nameOf, nodesOf } from "./syntax";
import type { Schema } from "./table-kinds";

interface Around {
  /** What WITH has named. */
  names: ReadonlySet<string>;
  /** The select that it stands in, where PostgreSQL makes a join of the two. */
  outer?: Level;
  /** What it is called when a table in it is not held to a site. */
  unheld?: Finding["rule"];
}

/** Follows a statement into all its sub-selects and says which tables are not held to a site. */
export class SiteJudge {
  readonly found: Finding[] = [];

  constructor(private readonly schema: Schema) {}

  statement(node: Node, around: Around = { names: new Set() }): void {
    if ("SelectStmt" in node) this.select(node.SelectStmt, around);
    else if ("InsertStmt" in node) this.insert(node.InsertStmt, around);
    else if ("UpdateStmt" in node) {
      this.change(node.UpdateStmt, node.UpdateStmt.fromClause, around);
    } else if ("DeleteStmt" in node) {
      this.change(node.DeleteStmt, node.DeleteStmt.usingClause, around);
    }
  }

  private isDistributed({ table }: Source): boolean {
    return table !== undefined && this.schema.tables.get(table)?.kind === "distributed";
  }

  private say(rule: Finding["rule"], about: string | undefined): void {
    this.found.push({ rule, about: about ?? "" });
  }

  private select(select: SelectStmt, outside: Around): Level[] {
    const around = this.named(select.withClause, outside);
    return branchesOf(select).map((branch) => this.branch(branch, select, around));
  }

  private branch(branch: SelectStmt, whole: SelectStmt, outside: Around): Level {
    const around = branch === whole ? outside : this.named(branch.withClause, outside);
    const level = this.level(branch.fromClause, branch.whereClause, around);
    for (const source of level.sources.filter((one) => this.isDistributed(one))) {
      const held = level.boundOf(source.alias, "site_id");
      if (!held) this.say(around.unheld ?? "no site", source.table);
      if (held !== "one" && branch.lockingClause) this.say("lock over sites", source.table);
    }
    const { fromClause, whereClause, withClause, larg, rarg, ...expressions } = branch;
    this.expressions(Object.values(expressions), around);
    return level;
  }

  private change(
    statement: UpdateStmt & DeleteStmt,
    from: Node[] | undefined,
    outside: Around,
  ): void {
    const around = this.named(statement.withClause, outside);
    const target: Node[] = statement.relation ? [{ RangeVar: statement.relation }] : [];
    const level = this.level([...target, ...(from ?? [])], statement.whereClause, around);
    level.sources.forEach((source, i) => {
      if (!this.isDistributed(source)) return;
      const held = level.boundOf(source.alias, "site_id");
      if (i === 0 ? held !== "one" : !held) this.say("no site", source.table);
    });
    this.expressions([statement.targetList, statement.returningClause], around);
  }

  private insert(statement: InsertStmt, outside: Around): void {
    const around = this.named(statement.withClause, outside);
    const { relation, selectStmt, onConflictClause, cols = [] } = statement;
    const select = selectStmt && "SelectStmt" in selectStmt ? selectStmt.SelectStmt : undefined;
    const levels = select ? this.select(select, around) : [];
    const branches = select ? branchesOf(select) : [];
    if (relation && this.isDistributedTable(relation)) {
      const at = cols.findIndex((col) => "ResTarget" in col && col.ResTarget.name === "site_id");
      const given = branches.every((branch, i) => this.givesSite(branch, levels[i], at));
      if (!select || (cols.length > 0 && at < 0) || !given) {
        this.say("site not given", relation.relname);
      }
      if (onConflictClause?.infer) {
        const { indexElems = [] } = onConflictClause.infer;
        const names = indexElems.map((one) => "IndexElem" in one && one.IndexElem.name);
        if (!names.includes("site_id")) this.say("conflict without site", relation.relname);
      }
    }
    this.expressions([onConflictClause, statement.returningClause], around);
  }

  private isDistributedTable({ relname = "", schemaname = "public" }: RangeVar): boolean {
    return schemaname === "public" && this.schema.tables.get(relname)?.kind === "distributed";
  }

  /** Whether what is inserted says a site of its own: a parameter, or the site of what was read. */
  private givesSite(branch: SelectStmt, level: Level | undefined, at: number): boolean {
    const isHeld = (value: Node | undefined) => {
      if (!value || !level) return false;
      if (level.heldBy(value)) return true;
      if (!("ColumnRef" in value)) return false;
      // The site of what a WITH or a sub-select has read, which is judged by itself.
      const [table] = nameOf(value.ColumnRef);
      return table !== undefined && level.derived.has(table);
    };
    if (branch.valuesLists) {
      return branch.valuesLists.every((row) => isHeld("List" in row ? row.List.items?.[at] : row));
    }
    const targets = branch.targetList ?? [];
    if (at < 0 || contains(targets, "A_Star")) return true;
    const target = targets[at];
    return isHeld(target && "ResTarget" in target ? target.ResTarget.val : undefined);
  }

  /** Judges what a WITH holds and adds its names. */
  private named(clause: WithClause | undefined, around: Around): Around {
    if (!clause) return around;
    const names = new Set(around.names);
    for (const one of clause.ctes ?? []) {
      if (!("CommonTableExpr" in one)) continue;
      const { ctename = "", ctequery } = one.CommonTableExpr;
      if (clause.recursive) names.add(ctename);
      const recursive = clause.recursive && { unheld: "recursion over sites" as const };
      if (ctequery) this.statement(ctequery, { names: new Set(names), ...recursive });
      names.add(ctename);
    }
    return { ...around, names };
  }

  private level(from: Node[] | undefined, where: Node | undefined, around: Around): Level {
    const level = new Level(this.schema, around.names, from ?? [], where, around.outer);
    for (const { select, lateral } of level.subselects) {
      const limited = "SelectStmt" in select && select.SelectStmt.limitCount !== undefined;
      const unheld = lateral && limited && level.hasFunction && ("lateral limit" as const);
      const { names } = around;
      this.statement(select, { names, ...(unheld ? { unheld } : keep(around)) });
    }
    for (const condition of level.conditions) this.condition(condition, level, around);
    return level;
  }

  /** `exists` that must hold becomes a join with what it stands in; other sub-selects stay apart. */
  private condition(condition: Node, level: Level, around: Around): void {
    const inner =
      "BoolExpr" in condition && condition.BoolExpr.boolop === "NOT_EXPR"
        ? condition.BoolExpr.args?.[0]
        : condition;
    if (inner && "SubLink" in inner && inner.SubLink.subLinkType === "EXISTS_SUBLINK") {
      const { subselect } = inner.SubLink;
      if (subselect) this.statement(subselect, { ...around, outer: level });
    } else this.expressions(condition, around);
  }

  private expressions(value: unknown, around: Around): void {
    for (const [name, node] of nodesOf(value, (one) => one === "SubLink")) {
      if (name !== "SubLink") continue;
      const { subselect, testexpr } = node as { subselect?: Node; testexpr?: Node };
      const { names } = around;
      if (subselect) this.statement(subselect, { names, ...keep(around) });
      this.expressions(testexpr, around);
    }
  }
}

const keep = ({ unheld }: Around) => (unheld ? { unheld } : {});
