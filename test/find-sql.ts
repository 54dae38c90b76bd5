import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { filesBelow } from "./files-below";

/** A table that a piece of SQL names. */
export interface TableUse {
  /** The folder of lib/ that the SQL stands in. */
  module: string;
  table: string;
  access: "reads" | "writes";
  /** `path:line` */
  place: string;
}

const isOurs = (name: string) => /\.ts$/.test(name) && !/\.(test|bench)\./.test(name);

/** A text as it stands in the code; what is put into it is a blank. */
function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join(" ");
}

// Our SQL writes its words in small letters; a comma may go on with the next table of a `from`.
const naming =
  /\b(insert into|update|delete from|truncate|from|join|using|lock table)\s+(?:only\s+)?"?([a-z_]+)"?/g;
const writing = /^(insert into|update|delete from|truncate)$/;

/** The tables of `known` that a text names as SQL does. */
export function tablesIn(text: string, known: ReadonlySet<string>) {
  return [...text.matchAll(naming)].flatMap(([, word = "", table = ""]) =>
    known.has(table)
      ? [{ table, access: writing.test(word) ? ("writes" as const) : ("reads" as const) }]
      : [],
  );
}

/** What the SQL of each module in `root`/lib names, of the tables of `known`. */
export function findSql(root: string, known: ReadonlySet<string>): TableUse[] {
  const uses: TableUse[] = [];
  for (const file of filesBelow(join(root, "lib"), isOurs)) {
    const path = file.slice(root.length + 1);
    const source = ts.createSourceFile(
      file,
      readFileSync(file, "utf8"),
      ts.ScriptTarget.Latest,
      true,
    );
    const visit = (node: ts.Node) => {
      const text = textOf(node);
      if (text !== undefined) {
        const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
        for (const use of tablesIn(text, known)) {
          uses.push({ module: path.split("/")[1] as string, place: `${path}:${line}`, ...use });
        }
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return uses;
}
