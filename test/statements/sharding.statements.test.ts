import { beforeAll, expect, test } from "vitest";
import { judgeStatement, loadGrammar } from "./judge-statement";
import { notYetRight, sweeps } from "./over-all-sites";
import { placeOf, type Recorded, readRecorded } from "./recorded";
import type { Sent } from "./sent";
import { schemaOf } from "./table-kinds";

const recorded = readRecorded();
const statements = recorded.flatMap((one) => one.statements);
// Both servers have the same schema.
const schema = schemaOf((recorded[0] as Recorded).catalogue);

/** `path: rule` → what was found there, once. */
function findAll(sent: readonly Sent[]): Map<string, string> {
  const all = new Map<string, string>();
  for (const { place, text } of sent) {
    for (const { rule, about } of judgeStatement(text, schema)) {
      const path = placeOf({ place, text });
      all.set(`${path}: ${rule}`, `${about} in ${text.replace(/\s+/g, " ").slice(0, 300)}`);
    }
  }
  return all;
}

let found = new Map<string, string>();

beforeAll(async () => {
  await loadGrammar();
  found = findAll(statements);
});

test("every table that lies where its site does has a site", () => {
  expect(schema.tables.size).toBeGreaterThan(30);
  const without = [...schema.tables].filter(
    ([, { kind, columns }]) => kind === "distributed" && !columns.has("site_id"),
  );
  expect(without.map(([name]) => name)).toEqual([]);
});

test("every statement that was sent names its site, apart from those that are written down", () => {
  // A record that holds nothing holds no fault either.
  expect(statements.length).toBeGreaterThan(500);
  const known = new Set([...Object.keys(sweeps), ...notYetRight]);
  const more = [...found].filter(([name]) => !known.has(name)).sort();
  expect(more.map(([name, what]) => `${name} (${what})`)).toEqual([]);
});

test("a line that is needed no more is taken off its list", () => {
  const unneeded = [...Object.keys(sweeps), ...notYetRight].filter((name) => !found.has(name));
  expect(unneeded).toEqual([]);
});

test("a statement that is planted without its site is found, whoever sends it", () => {
  const planted = [
    { place: "lib/planted.ts:1:1", text: "select id from orders where id = $1 for update" },
    { place: "prisma", text: 'SELECT "public"."orders"."id" FROM "public"."orders" WHERE 1=1' },
  ];
  expect([...findAll(planted).keys()]).toEqual([
    "lib/planted.ts: no site",
    "lib/planted.ts: lock over sites",
    "prisma orders: no site",
  ]);
});
