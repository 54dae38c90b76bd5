import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { readMigrations } from "@/lib/db/migrate";
import { Refusal } from "../stack/refusal";
import { root } from "../stack/run-node";
import { clearDatabase } from "./clear-database";
import { frames, type TableFrame } from "./format";
import { type Backup, readFrames } from "./read-backup";

const { escapeIdentifier } = pg;

/** As Prisma's engine makes it: its rows come from the backup like all others. */
const migrationsTable = `create table _prisma_migrations (
  id varchar(36) primary key not null, checksum varchar(64) not null, finished_at timestamptz,
  migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
  started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`;

/** Throws a Refusal when this version does not know how the backup's tables were made. */
async function requireKnown({ header }: Backup): Promise<void> {
  const known = (await readMigrations()).migrationDirectories.map(({ path }) => path);
  const unknown = header.migrations.filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  throw new Refusal(
    `This backup was made by a newer version of Onetill (${header.onetill}; it has the migration ${unknown.at(-1)}). Restore it with that version or a later one.`,
  );
}

async function makeTables(client: pg.Client, migrations: string[]): Promise<void> {
  await client.query(migrationsTable);
  for (const name of migrations) {
    await client.query(
      await readFile(join(root, "prisma/migrations", name, "migration.sql"), "utf8"),
    );
  }
}

type Statement = { drop: string; make: string };

/** What slows loading down or wants the tables in some order: links between tables, and indexes. */
async function readObstacles(client: pg.Client): Promise<Statement[]> {
  const { rows } = await client.query<Statement>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
       format('alter table %s add constraint %I %s', conrelid::regclass, conname,
         pg_get_constraintdef(oid)) as make
     from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace
     union all
     select format('drop index %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
     from pg_index join pg_class c on c.oid = indexrelid
     where c.relnamespace = 'public'::regnamespace and not indisprimary
       and not exists (select from pg_constraint where conindid = indexrelid)`,
  );
  return rows;
}

async function loadTables(client: pg.Client, backup: Backup): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  const all = readFrames(backup);
  let next = await all.next();
  while (!next.done && next.value.type === frames.table) {
    const { table, columns }: TableFrame = JSON.parse(next.value.payload.toString());
    const name = `public.${escapeIdentifier(table)}`;
    // A migration may have put rows of its own there.
    await client.query(`delete from ${name}`);
    const copy = client.query(
      copyFrom(`copy ${name} (${columns.map(escapeIdentifier).join(", ")}) from stdin`),
    );
    const rows = async function* () {
      for (next = await all.next(); !next.done; next = await all.next()) {
        if (next.value.type !== frames.rows) return;
        yield next.value.payload;
      }
    };
    await pipeline(rows, copy);
    const wanted = next.done ? -1 : JSON.parse(next.value.payload.toString()).rows;
    if (copy.rowCount !== wanted) {
      throw new Error(`${table} has ${copy.rowCount} rows, and the backup says ${wanted}.`);
    }
    counts[table] = copy.rowCount;
    next = await all.next();
  }
  if (next.done || next.value.type !== frames.end) throw new Error("The backup has no end.");
  return counts;
}

/**
 * Puts a backup into a database, in one transaction: either all of it is there afterwards, in the shape
 * that it had, or the database is as it was. Returns the rows of each table. Throws a Refusal for a
 * database that has something in it (unless it may be replaced) and for a backup of a newer version.
 */
export async function loadBackup(
  client: pg.Client,
  backup: Backup,
  options: { replace?: boolean } = {},
): Promise<Record<string, number>> {
  await requireKnown(backup);
  await client.query("begin");
  try {
    for (const limit of [
      "statement_timeout",
      "lock_timeout",
      "idle_in_transaction_session_timeout",
    ]) {
      await client.query(`set local ${limit} = 0`);
    }
    await clearDatabase(client, options.replace ?? false);
    await makeTables(client, backup.header.migrations);
    const obstacles = await readObstacles(client);
    for (const { drop } of obstacles) await client.query(drop);
    const counts = await loadTables(client, backup);
    for (const { make } of obstacles.reverse()) await client.query(make);
    await client.query("commit");
    await client.query("analyze");
    return counts;
  } catch (error) {
    await client.query("rollback").catch(() => {});
    throw error;
  }
}
