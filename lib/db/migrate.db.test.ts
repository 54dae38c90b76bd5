import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, expect, inject, test } from "vitest";
import { migrate, readMigrations } from "./migrate";

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

async function run(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function emptyDatabase(): Promise<string> {
  const name = `empty_${randomBytes(6).toString("hex")}`;
  await run(inject("databaseServer"), `create database ${name}`);
  const url = new URL(inject("databaseServer"));
  url.pathname = `/${name}`;
  return url.href;
}

/** A folder of migrations, in the order given. */
function migrations(...scripts: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), "onetill-migrations-"));
  folders.push(folder);
  scripts.forEach((script, index) => {
    mkdirSync(join(folder, `${index + 1}_step`));
    writeFileSync(join(folder, `${index + 1}_step`, "migration.sql"), script);
  });
  return folder;
}

test("of several processes that migrate at once, one does the work", async () => {
  const url = await emptyDatabase();
  const all = (await readMigrations()).migrationDirectories.map(({ path }) => path);
  const applied = await Promise.all([migrate(url), migrate(url), migrate(url)]);
  expect(applied.flat().sort()).toEqual(all);
  expect(await migrate(url)).toEqual([]);
});

test("a function's body may hold semicolons", async () => {
  const url = await emptyDatabase();
  const folder = migrations(
    "create function one() returns int language plpgsql as $$ begin perform 1; return 1; end $$;",
  );
  expect(await migrate(url, { folder })).toEqual(["1_step"]);
  expect(await run(url, "select one()")).toEqual([{ one: 1 }]);
});

test("a migration that fails says why, leaves nothing of itself behind and stops what follows", async () => {
  const url = await emptyDatabase();
  const folder = migrations(
    "create table first (id int);",
    "create table half (id int); create table half (id int);",
    "create table third (id int);",
  );
  await expect(migrate(url, { folder })).rejects.toThrow(/relation "half" already exists/);
  const tables = await run(
    url,
    "select tablename from pg_tables where schemaname = 'public' order by 1",
  );
  expect(tables.map((row) => row.tablename)).toEqual(["_prisma_migrations", "first"]);
  await expect(migrate(url, { folder })).rejects.toThrow(/2_step/);
});

test("a database that is not there is an error, not a hang", async () => {
  await expect(migrate("postgresql://nobody:x@127.0.0.1:1/nothing")).rejects.toThrow();
});
