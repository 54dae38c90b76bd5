import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import ts from "typescript";

/** A type of the SDK, and where the names in it are looked up. */
export interface Typed {
  node: ts.TypeNode | ts.InterfaceDeclaration;
  scope: Scope;
}
interface Scope {
  file: string;
  namespaces: readonly string[];
}
interface Source {
  types: Map<string, Typed>;
  imports: Map<string, { file: string; name: string }>;
}

const folder = join(dirname(createRequire(import.meta.url).resolve("stripe")), "..", "esm");
const read = new Map<string, Source>();

function collect(source: Source, file: string, nodes: readonly ts.Statement[], within: string[]) {
  const scope = { file, namespaces: within };
  const nameOf = (name: string) => [...within, name].join(".");
  for (const node of nodes) {
    if (ts.isInterfaceDeclaration(node)) {
      source.types.set(nameOf(node.name.text), { node, scope });
    } else if (ts.isTypeAliasDeclaration(node)) {
      source.types.set(nameOf(node.name.text), { node: node.type, scope });
    } else if (ts.isModuleDeclaration(node) && node.body && ts.isModuleBlock(node.body)) {
      collect(source, file, node.body.statements, [...within, node.name.text]);
    } else if (ts.isImportDeclaration(node)) {
      const from = (node.moduleSpecifier as ts.StringLiteral).text.replace(/\.js$/, ".d.ts");
      const bindings = node.importClause?.namedBindings;
      if (!bindings || !ts.isNamedImports(bindings)) continue;
      for (const { name, propertyName } of bindings.elements) {
        const target = { file: resolve(dirname(file), from), name: (propertyName ?? name).text };
        source.imports.set(name.text, target);
      }
    }
  }
}

function sourceOf(file: string): Source {
  const known = read.get(file);
  if (known) return known;
  const made: Source = { types: new Map(), imports: new Map() };
  read.set(file, made);
  if (!existsSync(file)) return made;
  const parsed = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest);
  collect(made, file, parsed.statements, []);
  return made;
}

/** The type of a dotted name, looked up from the innermost namespace outwards. */
function lookUp(name: string, { file, namespaces }: Scope): Typed | undefined {
  const source = sourceOf(file);
  for (let depth = namespaces.length; depth >= 0; depth--) {
    const found = source.types.get([...namespaces.slice(0, depth), name].join("."));
    if (found) return found;
  }
  const [first, ...rest] = name.split(".");
  const from = source.imports.get(first as string);
  if (!from) return undefined;
  return lookUp([from.name, ...rest].join("."), { file: from.file, namespaces: [] });
}

/** A type that a file of the SDK's resources exports, such as `PaymentIntents`, `PaymentIntent`. */
export function sdkType(resource: string, name: string): Typed {
  const found = lookUp(name, {
    file: join(folder, "resources", `${resource}.d.ts`),
    namespaces: [],
  });
  if (!found) throw new Error(`The SDK has no type ${name} in ${resource}.`);
  return found;
}

const dotted = (name: ts.EntityName): string =>
  ts.isIdentifier(name) ? name.text : `${dotted(name.left)}.${name.right.text}`;

/** What a reference names. */
export function referred(node: ts.TypeReferenceNode, scope: Scope): Typed | undefined {
  return lookUp(dotted(node.typeName), scope);
}
export const referenceName = (node: ts.TypeReferenceNode): string => dotted(node.typeName);

export interface Field {
  name: string;
  optional: boolean;
  type: Typed;
}

/** The fields of an interface with those that it has from others; `open` when any name may stand in it. */
export function fieldsOf({ node, scope }: Typed): { fields: Field[]; open: boolean } | undefined {
  if (!ts.isInterfaceDeclaration(node) && !ts.isTypeLiteralNode(node)) return undefined;
  const fields = new Map<string, Field>();
  let open = false;
  if (ts.isInterfaceDeclaration(node)) {
    for (const { expression } of node.heritageClauses?.flatMap(({ types }) => [...types]) ?? []) {
      const base = lookUp(textOf(expression), scope);
      const inherited = base && fieldsOf(base);
      for (const field of inherited?.fields ?? []) fields.set(field.name, field);
      open ||= inherited?.open ?? false;
    }
  }
  for (const member of node.members) {
    if (ts.isIndexSignatureDeclaration(member)) open = true;
    if (!ts.isPropertySignature(member) || !member.type) continue;
    const name =
      ts.isIdentifier(member.name) || ts.isStringLiteral(member.name) ? member.name.text : "";
    const optional = member.questionToken !== undefined;
    fields.set(name, { name, optional, type: { node: member.type, scope } });
  }
  return { fields: [...fields.values()], open };
}

function textOf(expression: ts.Expression): string {
  if (ts.isIdentifier(expression)) return expression.text;
  if (ts.isPropertyAccessExpression(expression)) {
    return `${textOf(expression.expression)}.${expression.name.text}`;
  }
  throw new Error("A base that is no name.");
}
