import { createHash } from "node:crypto";
import { createWriteStream, readFileSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { root } from "../stack/run-node";
import { FIRST_LINE, frame, frames, type Header, type TableFrame, trailerOf } from "./format";

const { escapeIdentifier } = pg;

/** Every table and those of its columns that can be written, by name. */
async function readTables(client: pg.Client): Promise<TableFrame[]> {
  const { rows } = await client.query<TableFrame>(
    `select c.relname as table, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
       and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     group by c.relname order by c.relname`,
  );
  return rows;
}

async function readHeader(client: pg.Client, secret: string | undefined): Promise<Header> {
  const { rows: migrations } = await client.query<{ name: string }>(
    `select migration_name as name from _prisma_migrations
     where finished_at is not null and rolled_back_at is null order by migration_name`,
  );
  const { rows: facts } = await client.query<{ version: string; now: Date; checked: boolean }>(
    `select current_setting('server_version') as version, now(),
       to_regclass('public.installation') is not null as checked`,
  );
  const { rows: checks } = facts[0]?.checked
    ? await client.query<{ check: string }>("select secret_check as check from installation")
    : { rows: [] };
  return {
    created_at: facts[0]?.now.toISOString() ?? "",
    onetill: JSON.parse(readFileSync(join(root, "package.json"), "utf8")).version,
    postgres: facts[0]?.version ?? "",
    migrations: migrations.map(({ name }) => name),
    secret_check: checks[0]?.check ?? null,
    ...(secret ? { secret } : {}),
  };
}

export type Written = { rows: Record<string, number>; bytes: number };

/**
 * Writes what a client sees in its transaction into a file, readable by its owner alone, that is there
 * as a whole or not at all. The transaction is the caller's: repeatable read, so that all tables are of
 * one moment. Holds one piece of one table in memory at a time.
 */
export async function writeBackup(
  client: pg.Client,
  file: string,
  options: { secret?: string } = {},
): Promise<Written> {
  const tables = await readTables(client);
  const names = tables.map(({ table }) => `public.${escapeIdentifier(table)}`);
  // Nobody changes a table's shape until we are done; rows come and go as always.
  await client.query(`lock table ${names.join(", ")} in access share mode`);
  const header = await readHeader(client, options.secret);
  const rows: Record<string, number> = {};

  async function* body() {
    for (const { table, columns } of tables) {
      yield frame(frames.table, { table, columns });
      const list = columns.map(escapeIdentifier).join(", ");
      const copy = client.query(
        copyTo(`copy public.${escapeIdentifier(table)} (${list}) to stdout`),
      );
      for await (const piece of copy) yield frame(frames.rows, piece);
      rows[table] = copy.rowCount;
      yield frame(frames.count, { rows: copy.rowCount });
    }
    yield frame(frames.end);
  }

  const hash = createHash("sha256");
  let bytes = 0;
  async function* whole(compressed: AsyncIterable<Buffer>) {
    yield Buffer.from(`${FIRST_LINE}${JSON.stringify(header)}\n`);
    yield* compressed;
  }
  async function* sealed(pieces: AsyncIterable<Buffer>) {
    for await (const piece of pieces) {
      hash.update(piece);
      bytes += piece.length;
      yield piece;
    }
    yield Buffer.from(trailerOf(hash.digest("hex")));
  }

  const unfinished = `${file}.unfinished`;
  const target = createWriteStream(unfinished, { mode: 0o600 });
  // A full disk: the pipeline below says so.
  target.on("error", () => {});
  try {
    await pipeline(Readable.from(body()), createGzip(), whole, sealed, target);
    const written = await open(unfinished, "r+");
    await written.sync().finally(() => written.close());
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  return { rows, bytes };
}
