import { join } from "node:path";
import ts from "typescript";
import type { Catalogue } from "./catalogue";
import { fits, mayBeNull, readOf } from "./column-values";
import { neverNull } from "./never-null";
import type { Column, Sent } from "./sent";

/** Something that the code says of a statement's rows and that is not so. */
export interface Wrong {
  place: string;
  says: string;
}

/** The word `query` of a call of it. */
function queryWord(node: ts.Node): ts.Node | undefined {
  if (!ts.isCallExpression(node)) return undefined;
  const { expression } = node;
  const word = ts.isPropertyAccessExpression(expression) ? expression.name : expression;
  return ts.isIdentifier(word) && word.text === "query" ? word : undefined;
}

/** Whether a call's text, with whatever is put into it, is the one that was sent; nothing if unknown. */
function isSender({ arguments: [text] }: ts.CallExpression, sent: string): boolean | undefined {
  if (text && ts.isStringLiteralLike(text)) return text.text === sent;
  if (!text || !ts.isTemplateExpression(text)) return undefined;
  const { head, templateSpans } = text;
  if (!sent.startsWith(head.text)) return false;
  let at = head.text.length;
  for (const { literal } of templateSpans) {
    at = sent.indexOf(literal.text, at);
    if (at < 0) return false;
    at += literal.text.length;
  }
  return sent.endsWith(templateSpans.at(-1)?.literal.text ?? "");
}

/**
 * The call of `query` at a place that sent a text: the first on the line that can have. Vitest may know
 * no more than where the expression around a call begins; then it is the next with such a text.
 */
function findCall(source: ts.SourceFile, line: number, column: number, sent: string) {
  const start = source.getLineStarts()[line - 1];
  if (start === undefined) return undefined;
  const at = start + column - 1;
  let found: { call: ts.CallExpression; word: number } | undefined;
  const visit = (node: ts.Node): void => {
    const word = queryWord(node)?.getStart() ?? -1;
    if (word >= at && word < (found?.word ?? Number.POSITIVE_INFINITY)) {
      const call = node as ts.CallExpression;
      const isHere = source.getLineAndCharacterOfPosition(word).line === line - 1;
      if (isSender(call, sent) ?? isHere) found = { call, word };
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found?.call;
}

/** What the tables and answers say of a column: whether it is null at times. */
function isNullable(
  { tables }: Catalogue,
  { table, column, empty }: Column,
  held: ReadonlySet<string>,
): boolean {
  if (empty) return true;
  const found = Object.values(tables).find(({ number }) => number === table)?.columns[column];
  return found?.notNull === false && !held.has(found.name);
}

/** Compares the row types that the code names with the columns that its statements answer with. */
export class RowTypes {
  private readonly checker: ts.TypeChecker;

  constructor(
    private readonly program: ts.Program,
    private readonly root: string,
    private readonly catalogue: Catalogue,
  ) {
    this.checker = program.getTypeChecker();
  }

  /** The row type that the code names where it sends; nothing where it names none. */
  typeAt({ place, text }: Sent): ts.Type | undefined {
    const [path = "", line, column] = place.split(":");
    const source = this.program.getSourceFile(join(this.root, path));
    if (!source) return undefined;
    const call = findCall(source, Number(line), Number(column), text);
    const named = call?.typeArguments?.[0];
    return named && this.checker.getTypeFromTypeNode(named);
  }

  compare(sent: Sent): Wrong[] {
    const type = this.typeAt(sent);
    if (!type || !sent.columns) return [];
    const held = neverNull(sent.text);
    // Of two columns with one name the later one is what the row has.
    const byName = new Map(sent.columns.map((column) => [column.name, column]));
    return this.checker.getPropertiesOfType(type).flatMap((property) => {
      const column = byName.get(property.name);
      const isOptional = (property.flags & ts.SymbolFlags.Optional) !== 0;
      if (!column && isOptional) return [];
      const says = column
        ? this.compareColumn(column, this.checker.getTypeOfSymbol(property), held)
        : `${property.name}: not among the columns`;
      return says ? [{ place: sent.place, says }] : [];
    });
  }

  private compareColumn(
    column: Column,
    type: ts.Type,
    held: ReadonlySet<string>,
  ): string | undefined {
    const value = readOf(this.catalogue, column.type);
    const said = `${column.name}: ${this.checker.typeToString(type)}`;
    if (!fits(this.checker, type, value)) {
      return `${said}, but it is ${value.kind === "list" ? `a list of ${value.of.kind}` : value.kind}`;
    }
    const isNull = isNullable(this.catalogue, column, held) && !mayBeNull(type);
    return isNull ? `${said}, but it may be null` : undefined;
  }
}
