import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import ts from "typescript";
import {
  answerApi,
  apiEntrances,
  orderPaid,
  payOrder,
  type Route,
  receiveWebhook,
  showCardPage,
  showCardScript,
  showItemPage,
  showMyOrders,
  showOrder,
  showPayScript,
  showPicture,
  showReceipt,
  showStorePage,
} from "@/lib/http";

/** Who may call, as it is written down: `public`, `signed-in`, `sandbox`, or the right or scope. */
export type WrittenAccess = string | { right: string } | { scope: string };

/** Something that can be called from outside, found in the source. */
export type Entrance = { file: string; access: WrittenAccess } & (
  | { kind: "page"; path: string }
  | { kind: "route"; path: string; method: string }
  | { kind: "action"; name: string }
);

export interface Entrances {
  entrances: Entrance[];
  /** One sentence for each thing that can be called and does not say by whom. */
  undeclared: string[];
}

const folders = ["app", "components", "lib"];
const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
const routeWrappers = ["defineRoute", "definePublicRoute"];
/** What a route file exports, all of it from one `mount`: so no method goes without an answer of ours. */
const mounted = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
const ours = ["@/lib/http", "@/lib/web"];

const everybodys = ({ path, methods }: Route) => ({
  path,
  entrances: methods.map((method) => ({ path, method, access: "public" as const })),
});

/** What is defined as data, by the name of the route that answers it. */
const answeredByData: Record<string, { path: string; entrances: typeof apiEntrances }> = {
  answerApi: { path: answerApi.path, entrances: apiEntrances },
  receiveWebhook: everybodys(receiveWebhook),
  showOrder: everybodys(showOrder),
  showReceipt: everybodys(showReceipt),
  payOrder: everybodys(payOrder),
  orderPaid: everybodys(orderPaid),
  showPayScript: everybodys(showPayScript),
  showMyOrders: everybodys(showMyOrders),
  showStorePage: everybodys(showStorePage),
  showItemPage: everybodys(showItemPage),
  showCardPage: everybodys(showCardPage),
  showCardScript: everybodys(showCardScript),
  showPicture: everybodys(showPicture),
};

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.[cm]?[jt]sx?$|\.mdx?$/.test(entry.name))
    .filter((entry) => !/\.test\.|\/generated(\/|$)/.test(join(entry.parentPath, entry.name)))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** The address that a file under app/ answers: folders in (brackets) do not count. */
const addressOf = (root: string, file: string) => {
  const parts = relative(join(root, "app"), dirname(file)).split(sep);
  return `/${parts.filter((part) => part !== "" && !/^\(.*\)$/.test(part)).join("/")}`;
};

/** A plain value from the source: texts and objects of texts, through constants of the same file. */
function literalOf(
  node: ts.Expression | undefined,
  constants: Map<string, ts.Expression>,
): unknown {
  if (!node) return undefined;
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) {
    return literalOf(node.expression, constants);
  }
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isIdentifier(node)) return literalOf(constants.get(node.text), constants);
  if (!ts.isObjectLiteralExpression(node)) return undefined;
  return Object.fromEntries(
    node.properties.flatMap((property) => {
      if (!property.name || !ts.isIdentifier(property.name)) return [];
      const { text } = property.name;
      if (ts.isPropertyAssignment(property)) {
        return [[text, literalOf(property.initializer, constants)]];
      }
      if (!ts.isShorthandPropertyAssignment(property)) return [];
      return [[text, literalOf(constants.get(text), constants)]];
    }),
  );
}

const isAccess = (value: unknown): value is WrittenAccess =>
  ["public", "signed-in", "sandbox"].includes(value as string) ||
  (typeof value === "object" &&
    value !== null &&
    Object.keys(value).length === 1 &&
    Object.entries(value).every(
      ([key, text]) => ["right", "scope"].includes(key) && typeof text === "string",
    ));

/** What a wrapper was given, as far as it is written down. */
type Declared = { access: WrittenAccess; path?: unknown; method?: unknown; name?: unknown };

const hasDirective = (statements: readonly ts.Statement[]) => {
  for (const statement of statements) {
    if (!ts.isExpressionStatement(statement) || !ts.isStringLiteral(statement.expression)) break;
    if (statement.expression.text === "use server") return true;
  }
  return false;
};

const isExported = (statement: ts.Statement) =>
  ts.canHaveModifiers(statement) &&
  (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

/** What a file exports, by name; undefined where it is not a plain constant. */
function exportsOf(source: ts.SourceFile): Map<string, ts.Expression | undefined> {
  const found = new Map<string, ts.Expression | undefined>();
  for (const statement of source.statements) {
    if (ts.isExportAssignment(statement)) found.set("default", statement.expression);
    else if (ts.isExportDeclaration(statement) && !statement.isTypeOnly) {
      const clause = statement.exportClause;
      if (clause && ts.isNamedExports(clause)) {
        for (const { name, isTypeOnly } of clause.elements) {
          if (!isTypeOnly) found.set(name.text, undefined);
        }
      } else found.set("*", undefined);
    } else if (isExported(statement)) {
      if (ts.isVariableStatement(statement)) {
        for (const { name, initializer } of statement.declarationList.declarations) {
          if (ts.isObjectBindingPattern(name)) {
            for (const element of name.elements) found.set(element.getText(source), initializer);
          } else found.set(name.getText(source), initializer);
        }
      } else if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) {
        const isDefault = (ts.getModifiers(statement) ?? []).some(
          ({ kind }) => kind === ts.SyntaxKind.DefaultKeyword,
        );
        found.set(isDefault ? "default" : (statement.name?.text ?? "default"), undefined);
      }
    }
  }
  return found;
}

/** The constants of a file, and which names really come from our wrappers' modules. */
function namesOf(source: ts.SourceFile) {
  const constants = new Map<string, ts.Expression>();
  const wrappers = new Set<string>();
  for (const statement of source.statements) {
    if (ts.isVariableStatement(statement)) {
      if (!(statement.declarationList.flags & ts.NodeFlags.Const)) continue;
      for (const { name, initializer } of statement.declarationList.declarations) {
        if (ts.isIdentifier(name) && initializer) constants.set(name.text, initializer);
      }
    }
    if (!ts.isImportDeclaration(statement)) continue;
    if (!ours.includes((statement.moduleSpecifier as ts.StringLiteral).text)) continue;
    const bindings = statement.importClause?.namedBindings;
    if (!bindings || !ts.isNamedImports(bindings)) continue;
    // A renamed wrapper would be read as another one.
    for (const { name, propertyName } of bindings.elements) {
      if (!propertyName) wrappers.add(name.text);
    }
  }
  return { constants, wrappers };
}

/** Finds server functions hidden in the middle of a file. */
function hasInlineAction(source: ts.SourceFile): boolean {
  let found = false;
  const look = (node: ts.Node) => {
    if (ts.isBlock(node) && hasDirective(node.statements)) found = true;
    else ts.forEachChild(node, look);
  };
  ts.forEachChild(source, look);
  return found;
}

/** Reads one file; adds what it opens to the outside. */
function readFile(root: string, file: string, into: Entrances): void {
  const shown = relative(root, file);
  const source = ts.createSourceFile(
    file,
    readFileSync(file, "utf8"),
    ts.ScriptTarget.Latest,
    true,
    file.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
  const { constants, wrappers } = namesOf(source);
  const complain = (what: string) => into.undeclared.push(`${shown}: ${what}`);

  /** The declaration in `wrapper({ … }, …)`, or a complaint. */
  const declared = (what: string, node: ts.Expression | undefined, allowed: string[]) => {
    const call = node && ts.isCallExpression(node) ? node : undefined;
    const wrapper = call && ts.isIdentifier(call.expression) ? call.expression.text : "";
    if (!call || !allowed.includes(wrapper) || !wrappers.has(wrapper)) {
      complain(`${what} is not made by ${allowed.join(" or ")} of ${ours.join(" or ")}`);
      return undefined;
    }
    const given = (literalOf(call.arguments[0], constants) ?? {}) as Record<string, unknown>;
    if (!isAccess(given.access)) {
      complain(`${what} does not say literally who may call it`);
      return undefined;
    }
    return { ...given, access: given.access } as Declared;
  };

  const exported = exportsOf(source);

  /** `export const { GET, … } = mount(route)`, the route made here by a wrapper or one of lib/http's. */
  function readRoute() {
    const path = addressOf(root, file);
    const found = [...exported.keys()].filter((key) => methods.includes(key) || key === "*");
    const call = exported.get("GET");
    const isMounted =
      found.sort().join() === [...mounted].sort().join() &&
      found.every((key) => exported.get(key) === call) &&
      call !== undefined &&
      ts.isCallExpression(call) &&
      call.expression.getText(source) === "mount" &&
      wrappers.has("mount");
    if (!isMounted) {
      complain("does not export every method from one mount(…)");
      return;
    }
    const [route] = call.arguments;
    const named = route && ts.isIdentifier(route) ? route.text : "";
    const data = wrappers.has(named) ? answeredByData[named] : undefined;
    if (data) {
      if (data.path !== path) complain(`mounts ${data.path} but is ${path}`);
      for (const one of data.entrances) into.entrances.push({ kind: "route", file: shown, ...one });
      return;
    }
    const made = declared("the route", route, routeWrappers);
    if (!made) return;
    if (made.path !== path) complain(`declares ${made.path} but is ${path}`);
    const handlers = (route as ts.CallExpression).arguments[1];
    if (!handlers || !ts.isObjectLiteralExpression(handlers)) {
      complain("does not say literally which methods it has");
      return;
    }
    for (const handler of handlers.properties) {
      const method = handler.name?.getText(source) ?? "";
      if (!mounted.includes(method)) complain(`has a method of its own: ${method}`);
      else into.entrances.push({ kind: "route", path, method, file: shown, access: made.access });
    }
  }
  const inApp = relative(join(root, "app"), file).startsWith("..") === false;
  const name = basename(file).replace(/\.[^.]+$/, "");

  if (inApp && name === "page") {
    const page = declared("the page", exported.get("default"), ["definePage"]);
    const path = addressOf(root, file);
    if (page && page.path !== path) complain(`declares ${page.path} but is ${path}`);
    if (page) into.entrances.push({ kind: "page", path, file: shown, access: page.access });
    if (exported.has("generateMetadata")) {
      const metadata = exported.get("generateMetadata");
      const about = declared("generateMetadata", metadata, ["defineMetadata"]);
      if (about && page && JSON.stringify(about) !== JSON.stringify(page)) {
        complain("generateMetadata is declared otherwise than its page");
      }
    }
  }
  if (inApp && name === "route") readRoute();
  if (hasDirective(source.statements)) {
    for (const [key, node] of exported) {
      const action = declared(key, node, ["defineAction"]);
      if (!action) continue;
      if (typeof action.name !== "string") complain(`${key} has no name of its own`);
      else {
        const { access, name: actionName } = action;
        into.entrances.push({ kind: "action", name: actionName, file: shown, access });
      }
    }
  }
  if (hasInlineAction(source)) complain("has a server function in the middle of a file");
}

/** Everything that can be called from outside, read from the source of the tree at `root`. */
export function findEntrances(root: string): Entrances {
  const found: Entrances = { entrances: [], undeclared: [] };
  for (const folder of folders) {
    for (const file of sourceFiles(join(root, folder))) readFile(root, file, found);
  }
  const names = found.entrances.flatMap((one) => (one.kind === "action" ? [one.name] : []));
  for (const twice of names.filter((name, index) => names.indexOf(name) !== index)) {
    found.undeclared.push(`the action name ${twice} is used twice`);
  }
  return found;
}
