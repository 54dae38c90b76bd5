import ts from "typescript";
import { fieldsOf, referenceName, referred, type Typed } from "./read-types";

const deepest = 6;

/**
 * What of a value is not as an SDK's type has it: fields that are missing, that the type does not know, or
 * that are of another kind; each with its path.
 */
export function problemsOf(value: unknown, type: Typed, path = "", depth = 0): string[] {
  const { node, scope } = type;
  const at = path || "it";
  const inner = (next: ts.TypeNode) => problemsOf(value, { node: next, scope }, path, depth);
  if (ts.isInterfaceDeclaration(node) || ts.isTypeLiteralNode(node)) {
    return objectProblems(value, type, path, depth);
  }
  if (ts.isParenthesizedTypeNode(node)) return inner(node.type);
  if (ts.isArrayTypeNode(node))
    return arrayProblems(value, { node: node.elementType, scope }, path, depth);
  if (ts.isUnionTypeNode(node)) {
    const all = node.types.map(inner);
    if (all.some((problems) => problems.length === 0)) return [];
    // The one that comes nearest says most.
    return (
      all.sort((a, b) => a.length - b.length || (b[0] ?? "").length - (a[0] ?? "").length)[0] ?? []
    );
  }
  if (ts.isLiteralTypeNode(node)) {
    const { literal } = node;
    const is =
      literal.kind === ts.SyntaxKind.NullKeyword
        ? value === null
        : ts.isStringLiteral(literal)
          ? value === literal.text
          : literal.kind === ts.SyntaxKind.TrueKeyword
            ? value === true
            : literal.kind === ts.SyntaxKind.FalseKeyword
              ? value === false
              : true;
    return is ? [] : [`${at} is ${JSON.stringify(value)}`];
  }
  if (ts.isTypeReferenceNode(node)) {
    const name = referenceName(node);
    const [first] = node.typeArguments ?? [];
    // Words that a later version may add: what the stand-in says, this version has.
    if (name === "OtherString")
      return [`${at} is ${JSON.stringify(value)}, which is none of its words`];
    if (name === "Array" && first) return arrayProblems(value, { node: first, scope }, path, depth);
    if (name === "ApiList" && first) {
      const list = value as {
        object?: unknown;
        data?: unknown;
        has_more?: unknown;
        url?: unknown;
      } | null;
      if (
        list?.object !== "list" ||
        typeof list.has_more !== "boolean" ||
        typeof list.url !== "string"
      ) {
        return [`${at} is no list`];
      }
      return arrayProblems(list.data, { node: first, scope }, `${path}.data`, depth);
    }
    const found = referred(node, scope);
    return found ? problemsOf(value, found, path, depth) : [`${at} is of the unknown type ${name}`];
  }
  const kinds: Partial<Record<ts.SyntaxKind, string>> = {
    [ts.SyntaxKind.StringKeyword]: "string",
    [ts.SyntaxKind.NumberKeyword]: "number",
    [ts.SyntaxKind.BooleanKeyword]: "boolean",
  };
  const kind = kinds[node.kind];
  if (kind)
    return typeof value === kind
      ? []
      : [`${at} is ${JSON.stringify(value)?.slice(0, 60)}, and no ${kind}`];
  if (node.kind === ts.SyntaxKind.VoidKeyword || node.kind === ts.SyntaxKind.UndefinedKeyword) {
    return value === undefined ? [] : [`${at} is there`];
  }
  return [];
}

function arrayProblems(value: unknown, type: Typed, path: string, depth: number): string[] {
  if (!Array.isArray(value)) return [`${path} is no list`];
  return value.flatMap((one, at) => problemsOf(one, type, `${path}[${at}]`, depth + 1));
}

function objectProblems(value: unknown, type: Typed, path: string, depth: number): string[] {
  const at = path || "it";
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return [`${at} is ${JSON.stringify(value)?.slice(0, 60)}, and no object`];
  }
  if (depth > deepest) return [];
  const known = fieldsOf(type) ?? { fields: [], open: true };
  const told = value as Record<string, unknown>;
  const problems: string[] = [];
  for (const { name, optional, type: own } of known.fields) {
    const here = path ? `${path}.${name}` : name;
    if (told[name] === undefined) {
      if (!optional && own.node.kind !== ts.SyntaxKind.VoidKeyword)
        problems.push(`${here} is missing`);
    } else problems.push(...problemsOf(told[name], own, here, depth + 1));
  }
  if (known.open) return problems;
  const names = new Set(known.fields.map(({ name }) => name));
  for (const name of Object.keys(told)) {
    if (!names.has(name)) problems.push(`${path ? `${path}.` : ""}${name} is not in the type`);
  }
  return problems;
}
