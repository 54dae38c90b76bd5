import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { filesBelow } from "./files-below";

const root = join(import.meta.dirname, "..");

/** The words that docs/words.md rules out, with the one to use. */
const ruledOut = readFileSync(join(root, "docs/words.md"), "utf8")
  .split("\n")
  .filter((line) => line.startsWith("| ") && !line.startsWith("| word"))
  .flatMap((line) => {
    const [, word, , never] = line.split("|").map((cell) => cell.trim());
    return (never ?? "").split(", ").map((one) => ({ word: word as string, never: one }));
  });

const sourceOf = (file: string) =>
  ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);

/** What a file may show somebody: text between tags, and literals that read like words. */
function textsOf(file: string): string[] {
  const texts: string[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return;
    if (ts.isJsxText(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
      texts.push(node.text);
    }
    if (ts.isStringLiteralLike(node) && /^\p{Lu}|\p{L}[ .…]/u.test(node.text))
      texts.push(node.text);
    ts.forEachChild(node, look);
  };
  look(sourceOf(file));
  return texts;
}

/** The names that a file gives to others. */
function namesOf(file: string): string[] {
  const names = [basename(file).replace(/\..*$/, "")];
  for (const statement of sourceOf(file).statements) {
    const isExported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (!isExported) continue;
    if (ts.isVariableStatement(statement)) {
      names.push(...statement.declarationList.declarations.map(({ name }) => name.getText()));
    } else if ("name" in statement) names.push((statement.name as ts.Identifier).text);
  }
  return names;
}

/** `sendMailAgain`, `send-mail-again` as words. */
const wordsOf = (name: string) =>
  name
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/[-_]/g, " ")
    .toLowerCase();

const holds = (text: string, never: string) => {
  const at = ` ${text.toLowerCase().replace(/[^\p{L}\p{N}-]+/gu, " ")} `;
  return at.includes(` ${never.toLowerCase()} `) || at.includes(` ${never.toLowerCase()}s `);
};

const filesOf = (folders: string[], form: RegExp) =>
  folders
    .flatMap((folder) => [...filesBelow(join(root, folder), (name) => form.test(name))])
    .filter((file) => !file.includes(".test."));

/** Texts of programs beside the interface, or words in their ordinary sense. */
const allowed = [
  // What somebody may type into the palette's search.
  "Sign out log out",
];

test("the page of words says which others are meant by it", () => {
  expect(ruledOut.length).toBeGreaterThan(50);
  expect(ruledOut).toContainEqual({ word: "takings", never: "revenue" });
});

test("a text with a word that is ruled out is found", () => {
  expect(holds("All of the buyers' words", "buyer")).toBe(true);
  expect(holds("Log in first", "log in")).toBe(true);
  expect(holds("A catalogue", "log")).toBe(false);
});

test("no text of the interface or of a mail has another word for a thing than its own", () => {
  const found = filesOf(["app", "components", "emails"], /\.tsx?$/).flatMap((file) =>
    textsOf(file)
      .filter((text) => !allowed.includes(text))
      .flatMap((text) =>
        ruledOut
          .filter(({ never }) => holds(text, never))
          .map(
            ({ word, never }) =>
              `${file.slice(root.length + 1)}: “${never}” is “${word}”: ${text.trim()}`,
          ),
      ),
  );
  expect(found).toEqual([]);
});

test("no file and no name that a module exports has one either", () => {
  const found = filesOf(["lib", "components", "app"], /\.tsx?$/).flatMap((file) =>
    namesOf(file).flatMap((name) =>
      ruledOut
        .filter(({ never }) => holds(wordsOf(name), never))
        .map(
          ({ word, never }) => `${file.slice(root.length + 1)}: “${never}” is “${word}”: ${name}`,
        ),
    ),
  );
  expect(found).toEqual([]);
});
