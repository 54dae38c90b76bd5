import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Catalogue } from "./catalogue";
import { loadGrammar } from "./judge-statement";
import { RowTypes } from "./row-types";
import type { Column } from "./sent";

const root = mkdtempSync(join(tmpdir(), "row-types-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
beforeAll(loadGrammar);

// The numbers are made up, the names are PostgreSQL's.
const types = { text: 1, int4: 2, int8: 3, timestamptz: 4, jsonb: 5, bool: 6, _text: 7, bytea: 8 };
const column = (name: string, type: keyof typeof types, notNull = true) => ({
  ...{ name, type: types[type], typeName: type, isEnum: false, notNull },
});
const catalogue: Catalogue = {
  tables: {
    orders: { number: 9, columns: { 1: column("id", "text"), 2: column("note", "text", false) } },
  },
  types: Object.fromEntries(
    Object.entries(types).map(([name, number]) => [
      number,
      name === "_text" ? { name, element: types.text } : { name },
    ]),
  ),
  stable: [],
  volatile: [],
};

const id: Column = { name: "id", type: types.text, table: 9, column: 1 };
const note: Column = { name: "note", type: types.text, table: 9, column: 2 };
const worked = (name: string, type: keyof typeof types, empty = false): Column => ({
  ...{ name, type: types[type], table: 0, column: 0 },
  ...(empty && { empty }),
});

// As much of the language as the rows below need: reading all of it takes a second each time.
const language = `
  interface Array<T> { [at: number]: T } interface ReadonlyArray<T> { [at: number]: T }
  interface Date { getTime(): number } interface Promise<T> { value: T } interface Object {}
  interface Function {} interface CallableFunction {} interface NewableFunction {} interface RegExp {}
  interface IArguments {} interface String {} interface Number {} interface Boolean {} interface BigInt {}
  declare function query<Row>(text: string, values?: unknown[]): Promise<Row[]>;`;
writeFileSync(join(root, "language.d.ts"), language);

/** What is wrong with a row type for a text and the columns that came. */
function wrongIn(row: string, columns: Column[], text = "select id from orders"): string[] {
  writeFileSync(join(root, "planted.ts"), `query<${row}>(\`${text}\`);`);
  const files = ["language.d.ts", "planted.ts"].map((name) => join(root, name));
  const program = ts.createProgram(files, { noLib: true, strict: true, types: [] });
  const rowTypes = new RowTypes(program, root, catalogue);
  return rowTypes.compare({ place: "planted.ts:1:1", text, columns }).map(({ says }) => says);
}

test("a row that is what its statement answers with is let pass", () => {
  const columns = [
    ...[id, note, worked("n", "int8"), worked("at", "timestamptz", true), worked("ok", "bool")],
    ...[worked("tags", "_text"), worked("data", "jsonb"), worked("more", "text")],
  ];
  const row = `{ id: "a" | "b"; note: string | null; n: bigint; at: Date | null; ok: boolean;
    tags: readonly string[]; data: { deep: { at: string }[] }; maybe?: number }`;
  expect(wrongIn(row, columns)).toEqual([]);
});

test("a wrong type is found, and how the value really comes", () => {
  const of = (type: string, kind: keyof typeof types) =>
    wrongIn(`{ x: ${type} }`, [worked("x", kind)]);
  expect(of("number", "int8")).toEqual(["x: number, but it is bigint"]);
  expect(of("bigint", "int4")).toEqual(["x: bigint, but it is number"]);
  expect(of("string", "timestamptz")).toEqual(["x: string, but it is Date"]);
  expect(of("Date | string", "timestamptz")).toHaveLength(1);
  expect(of("string", "_text")).toEqual(["x: string, but it is a list of string"]);
  expect(of("number[]", "_text")).toHaveLength(1);
  expect(of("string", "bytea")).toEqual(["x: string, but it is Buffer"]);
});

test("JSON holds no times and no big integers, however deep", () => {
  const of = (type: string) => wrongIn(`{ x: ${type} }`, [worked("x", "jsonb")]);
  expect(of("{ list: { at: Date }[] }")).toHaveLength(1);
  expect(of("{ amount: bigint } | null")).toHaveLength(1);
  expect(of("unknown")).toEqual([]);
});

test("a name that is not among the columns is found", () => {
  expect(wrongIn("{ siteId: string }", [id])).toEqual(["siteId: not among the columns"]);
});

test("what may be null in the table, or was null in an answer, may be null in the row", () => {
  expect(wrongIn("{ note: string }", [note])).toEqual(["note: string, but it may be null"]);
  expect(wrongIn("{ n: bigint }", [worked("n", "int8", true)])).toHaveLength(1);
});

test("a column that the statement reads only where it is not null is none that may be", () => {
  for (const condition of ["note is not null", "note = $1", "true and note = any($1)"]) {
    const text = `select note from orders where ${condition}`;
    expect(wrongIn("{ note: string }", [note], text)).toEqual([]);
  }
  const text = "select note from orders where note is not null or id = $1";
  expect(wrongIn("{ note: string }", [note], text)).toHaveLength(1);
});
