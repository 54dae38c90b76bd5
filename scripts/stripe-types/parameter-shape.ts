import ts from "typescript";
import type { Shape } from "@/sandbox/stripe/protocol/shape";
import { fieldsOf, referenceName, referred, type Typed } from "./read-types";

/**
 * What an endpoint takes, from the SDK's type of its parameters. Numbers are whole ones, as all are that the
 * stand-in's endpoints take; an instant of the SDK is a number of seconds on the wire.
 */
export function parameterShape({ node, scope }: Typed): Shape {
  const of = (inner: ts.TypeNode) => parameterShape({ node: inner, scope });
  if (ts.isInterfaceDeclaration(node) || ts.isTypeLiteralNode(node)) {
    const found = fieldsOf({ node, scope });
    if (!found || (found.open && found.fields.length === 0)) return "map";
    return {
      fields: Object.fromEntries(
        found.fields.map(({ name, optional, type }) => [
          optional ? name : `${name}!`,
          parameterShape(type),
        ]),
      ),
    };
  }
  if (ts.isArrayTypeNode(node)) return { list: of(node.elementType) };
  if (ts.isParenthesizedTypeNode(node)) return of(node.type);
  if (ts.isLiteralTypeNode(node)) {
    if (ts.isStringLiteral(node.literal)) return { oneOf: [node.literal.text] };
    return "nothing";
  }
  if (ts.isUnionTypeNode(node)) return joined(node.types.map(of));
  if (ts.isIntersectionTypeNode(node)) return "nothing";
  if (ts.isTypeReferenceNode(node)) {
    const name = referenceName(node);
    const [first] = node.typeArguments ?? [];
    if (name === "OtherString") return "nothing";
    if (name === "Emptyable" && first) return joined([of(first), { oneOf: [""] }]);
    if (name === "Array" && first) return { list: of(first) };
    if (/(^|\.)Decimal$/.test(name)) return "string";
    const found = referred(node, scope);
    if (!found) throw new Error(`The SDK's type ${name} was not found.`);
    return parameterShape(found);
  }
  if (node.kind === ts.SyntaxKind.StringKeyword) return "string";
  if (node.kind === ts.SyntaxKind.NumberKeyword) return "int";
  if (node.kind === ts.SyntaxKind.BooleanKeyword) return "bool";
  return "nothing";
}

/** Of several: words are put together, and one alone is itself. */
function joined(shapes: Shape[]): Shape {
  const words = shapes.flatMap((one) =>
    typeof one === "object" && "oneOf" in one ? one.oneOf : [],
  );
  const others = shapes.filter(
    (one) => one !== "nothing" && !(typeof one === "object" && "oneOf" in one),
  );
  const all: Shape[] = words.length ? [{ oneOf: words }, ...others] : others;
  return all.length === 1 ? (all[0] as Shape) : { either: all };
}
