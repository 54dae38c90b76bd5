import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { closePool, query } from "@/lib/db";
import { findSql } from "./find-sql";
import { exceptions, tablesOf } from "./table-owners";

afterAll(closePool);

const root = process.cwd();
const owners = new Map(
  Object.entries(tablesOf).flatMap(([module, tables]) => tables.map((table) => [table, module])),
);
const tables = new Set(owners.keys());

const crossings = (folder: string) =>
  findSql(folder, tables)
    .filter(({ module, table }) => owners.get(table) !== module)
    .map((use) => ({ ...use, name: `${use.module} ${use.access} ${use.table}` }));

test("every table has one owner", async () => {
  const rows = await query<{ name: string }>(
    `select tablename as name from pg_tables
     where schemaname = 'public' and tablename <> '_prisma_migrations' order by 1`,
  );
  expect(rows.map(({ name }) => name)).toEqual([...tables].sort());
});

test("SQL names its own module's tables alone, apart from the exceptions that are written down", () => {
  const found = findSql(root, tables);
  // A search that finds nothing finds no fault either.
  expect(found.length).toBeGreaterThan(200);
  const unknown = crossings(root).filter(({ name }) => !Object.hasOwn(exceptions, name));
  expect(unknown.map(({ name, place }) => `${name} at ${place}`)).toEqual([]);
});

test("an exception that is needed no more is taken off the list", () => {
  const needed = new Set(crossings(root).map(({ name }) => name));
  expect(Object.keys(exceptions).filter((name) => !needed.has(name))).toEqual([]);
});

test("SQL that is planted on the wrong side of a border is found, however it is put together", () => {
  const copy = mkdtempSync(join(tmpdir(), "table-owners-"));
  try {
    cpSync(join(root, "lib/ledger"), join(copy, "lib/ledger"), { recursive: true });
    mkdirSync(join(copy, "lib/customers"), { recursive: true });
    writeFileSync(
      join(copy, "lib/customers/planted.ts"),
      [
        "const id = 1;",
        `export const a = \`select 1 from ledger_postings e where e.id = \${id}\`;`,
        `export const b = \`update \${id} x set y = (select 1 from only "orders")\`;`,
        'export const c = "with gone as (delete from sessions returning 1) select 1";',
        'export const d = "insert into outbox (id) select id from unnest($1) as t(id)";',
        "// a remark: select from sites",
      ].join("\n"),
    );
    expect(crossings(copy).map(({ name, place }) => `${name} at ${place}`)).toEqual([
      "customers reads ledger_postings at lib/customers/planted.ts:2",
      "customers reads orders at lib/customers/planted.ts:3",
      "customers writes sessions at lib/customers/planted.ts:4",
      "customers writes outbox at lib/customers/planted.ts:5",
    ]);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
});
