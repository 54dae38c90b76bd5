import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** A regular expression as it stands in a file. */
export interface FoundPattern {
  place: string;
  source: string;
  flags: string;
}

const passedOver = new Set(["node_modules", "generated", "bench"]);
const isOurs = (name: string) => /\.(ts|tsx|mjs|js)$/.test(name) && !/\.(test|e2e)\./.test(name);

function* filesBelow(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name.startsWith(".") || passedOver.has(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else if (isOurs(entry.name)) yield path;
  }
}

/** Every regular expression of some folders: the literals, and the places that put one together. */
export function findPatterns(root: string, folders: readonly string[]) {
  const literals: FoundPattern[] = [];
  const putTogether: string[] = [];
  for (const file of folders.flatMap((folder) => [...filesBelow(join(root, folder))])) {
    const path = file.slice(root.length + 1);
    const kind = file.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
    const text = readFileSync(file, "utf8");
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind);
    const visit = (node: ts.Node) => {
      if (ts.isRegularExpressionLiteral(node)) {
        const end = node.text.lastIndexOf("/");
        const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
        literals.push({
          place: `${path}:${line}`,
          source: node.text.slice(1, end),
          flags: node.text.slice(end + 1),
        });
      }
      const isMade =
        (ts.isNewExpression(node) || ts.isCallExpression(node)) &&
        node.expression.getText() === "RegExp";
      if (isMade) putTogether.push(path);
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return { literals, putTogether };
}
