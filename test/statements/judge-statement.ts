import { loadModule, type Node, parseSync, type RangeVar, type WithClause } from "libpg-query";
import { FunctionJudge } from "./judge-functions";
import { SiteJudge } from "./judge-sites";
import { contains, nodesOf } from "./syntax";
import type { Schema } from "./table-kinds";

/**
 * What a database that is spread over machines by site refuses, or would ask all of them for. Citus'
 * own words are in https://docs.citusdata.com/en/stable/develop/reference_workarounds.html; most
 * here was found by trying.
 */
export interface Finding {
  rule:
    | "no site"
    | "lock over sites"
    | "lateral limit"
    | "recursion over sites"
    | "site not given"
    | "conflict without site"
    | "stable over a column"
    | "volatile"
    | "clock inside"
    | "case on a parameter"
    | "local beside a write"
    | "not understood";
  /** The table or function that it is about. */
  about: string;
}

const writes = ["InsertStmt", "UpdateStmt", "DeleteStmt"];

/** A write inside WITH is sent to each machine, and a table that lies on one only is not there. */
function judgePlaces(statement: Node, { tables }: Schema): Finding[] {
  const inWith = [...nodesOf(statement)].flatMap(([, node]) => {
    const { withClause } = node as { withClause?: WithClause };
    return withClause ? [withClause] : [];
  });
  if (!inWith.some((clause) => contains(clause, ...writes))) return [];
  const named = tablesOf(statement);
  const local = named.find((table) => tables.get(table)?.kind === "local");
  const isSpread = named.some((table) => (tables.get(table)?.kind ?? "local") !== "local");
  return local && isSpread ? [{ rule: "local beside a write", about: local }] : [];
}

const tablesOf = (statement: Node): string[] =>
  [...nodesOf(statement)].flatMap(([, node]) => {
    const { relname, relation } = node as RangeVar & { relation?: RangeVar };
    return [relname, relation?.relname].filter((name) => name !== undefined);
  });

/** Makes PostgreSQL's own parser ready; call it once before statements are judged. */
export const loadGrammar = (): Promise<void> => loadModule();

/** Judges a statement's text, or several in one message; nothing found means that it is fit. */
export function judgeStatement(text: string, schema: Schema): Finding[] {
  let statements: Node[];
  try {
    statements = (parseSync(text).stmts ?? []).flatMap(({ stmt }) => stmt ?? []);
  } catch (error) {
    return [{ rule: "not understood", about: (error as Error).message }];
  }
  return statements.flatMap((whole) => {
    const statement =
      ("DeclareCursorStmt" in whole && whole.DeclareCursorStmt.query) ||
      ("CopyStmt" in whole && whole.CopyStmt.query) ||
      whole;
    const [sites, functions] = [new SiteJudge(schema), new FunctionJudge(schema)];
    sites.statement(statement);
    functions.statement(statement);
    return [...sites.found, ...functions.found, ...judgePlaces(statement, schema)];
  });
}
