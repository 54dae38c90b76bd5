import { randomBytes } from "node:crypto";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { inject, onTestFinished } from "vitest";
import { migrate, readMigrations } from "@/lib/db/migrate";

/** A database as it was before the migration of this name: `20261127031257_name`, say. */
export async function databaseBefore(name: string) {
  const url = new URL(inject("databaseServer"));
  const server = new pg.Client({ connectionString: url.href });
  url.pathname = `/before_${randomBytes(6).toString("hex")}`;
  await server.connect();
  await server.query(`create database ${url.pathname.slice(1)}`);
  await server.end();

  const { baseDir, migrationDirectories } = await readMigrations();
  const folder = mkdtempSync(join(tmpdir(), "onetill-before-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const { path } of migrationDirectories) {
    if (path.endsWith(`_${name}`)) break;
    cpSync(join(baseDir, path), join(folder, path), { recursive: true });
  }
  await migrate(url.href, { folder });

  return {
    /** Applies the rest of the migrations, as the next start does. */
    goOn: () => migrate(url.href),
    run: async (sql: string): Promise<Record<string, unknown>[]> => {
      const client = new pg.Client({ connectionString: url.href });
      await client.connect();
      try {
        return (await client.query(sql)).rows;
      } finally {
        await client.end();
      }
    },
  };
}
