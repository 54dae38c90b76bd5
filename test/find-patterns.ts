import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { filesBelow } from "./files-below";

/** A regular expression as it stands in a file. */
export interface FoundPattern {
  place: string;
  source: string;
  flags: string;
}

const isOurs = (name: string) => /\.(ts|tsx|mjs|js)$/.test(name) && !/\.(test|e2e)\./.test(name);

/** Every regular expression of some folders: the literals, and the places that put one together. */
export function findPatterns(root: string, folders: readonly string[]) {
  const literals: FoundPattern[] = [];
  const putTogether: string[] = [];
  for (const file of folders.flatMap((folder) => [
    ...filesBelow(join(root, folder), isOurs, ["bench"]),
  ])) {
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
