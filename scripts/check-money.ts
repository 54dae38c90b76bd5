import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

const root = join(import.meta.dirname, "..");

/** Where money is counted, moved, written or shown. */
export const moneyFiles = [
  ...["payments", "ledger", "store", "orders", "checkout", "desk", "members", "insights"].map(
    (name) => `lib/${name}/**/*.ts`,
  ),
  ...["lib/api/**/*.ts", "lib/http/{store,order}-page*/**/*.ts", "lib/platforms/**/*.ts"],
  ...["lib/imports/**/*.ts", "lib/kernel/{money,currencies}*.ts", "sandbox/**/*.ts"],
  ...["components/{order,orders-list,store,home}/**/*.{ts,tsx}", "app/**/*.{ts,tsx}"],
  "emails/**/*.tsx",
];

const moneyWords =
  /amount|price|\bfees?\b|Fee\b|feeOf|cents|money|refund|\btotal|paid\b|minorUnit|shippingCost/i;

const arithmetic = new Set([
  ts.SyntaxKind.SlashToken,
  ts.SyntaxKind.SlashEqualsToken,
  ts.SyntaxKind.AsteriskAsteriskToken,
]);
const multiplied = new Set([ts.SyntaxKind.AsteriskToken, ts.SyntaxKind.AsteriskEqualsToken]);

/** A point in time or a number of tries that belongs to something with money in its name. */
const noMoney = /\.(getTime\(\)|tries)$/;
const isMoney = (text: string) =>
  moneyWords.test(text.replace(/[\w.()]+/g, (word) => (noMoney.test(word) ? "" : word)));

/** An integer as `bigint` on either side: the other one is, or it would not compile. */
const isBig = (node: ts.Expression) => /\b\d+n\b|\bBigInt\(/.test(node.getText());
const isFraction = (node: ts.Expression) =>
  ts.isNumericLiteral(node) && /[.eE]/.test(node.getText()) && !/^0x/i.test(node.getText());

/** What is wrong with an expression, as far as money is concerned; undefined when nothing is. */
function faultOf(node: ts.Node): string | undefined {
  if (ts.isCallExpression(node)) {
    const called = node.expression.getText();
    if (/^(Number\.)?parseFloat$/.test(called)) return "reads a float";
    if (/\.to(Fixed|Precision|Exponential)$/.test(called)) return "writes a float";
    const given = node.arguments.map((one) => one.getText()).join(", ");
    if (/^Math\.(round|floor|ceil|trunc|fround)$/.test(called) && isMoney(given)) {
      return "rounds money: an amount is whole already";
    }
    return undefined;
  }
  if (!ts.isBinaryExpression(node)) return undefined;
  const { left, right, operatorToken } = node;
  const touchesMoney = isMoney(left.getText()) || isMoney(right.getText());
  if (!touchesMoney || isBig(left) || isBig(right)) return undefined;
  if (arithmetic.has(operatorToken.kind)) return "divides money as a float";
  if (multiplied.has(operatorToken.kind) && (isFraction(left) || isFraction(right))) {
    return "multiplies money by a fraction";
  }
  return undefined;
}

/** Every float near money in a file's text, as `path:line what`. */
export function findFloats(path: string, text: string): string[] {
  const kind = path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind);
  const found: string[] = [];
  const look = (node: ts.Node) => {
    const fault = faultOf(node);
    if (fault) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart());
      found.push(`${path}:${line + 1} ${fault}: ${node.getText().slice(0, 80)}`);
    }
    ts.forEachChild(node, look);
  };
  look(file);
  return found;
}

/** Every float near money in the product. Tests may do as they like. */
export function checkMoney(): { files: number; found: string[] } {
  const paths = globSync(moneyFiles, { cwd: root }).filter(
    (path) => !/\.test\.tsx?$|\/generated\//.test(path),
  );
  const found = paths.flatMap((path) => findFloats(path, readFileSync(join(root, path), "utf8")));
  return { files: paths.length, found };
}
