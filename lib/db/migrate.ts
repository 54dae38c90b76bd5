import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { MigrationList } from "@prisma/schema-engine-wasm";
import { openClient } from "./client";
import { withSchemaEngine } from "./schema-engine";

const migrationsFolder = join(import.meta.dirname, "../../prisma/migrations");

/**
 * Held while migrating, so that of several processes starting at once one does the work. It is the
 * lock of Prisma's own tools (https://www.prisma.io/docs/orm/prisma-migrate/workflows/development-and-production#advisory-locking).
 */
const MIGRATION_LOCK = 72_707_369;

/** The migration folders as Prisma's engine wants them, oldest first. */
export async function readMigrations(folder = migrationsFolder): Promise<MigrationList> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return {
    baseDir: folder,
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(
      names.map(async (name) => ({
        path: name,
        migrationFile: {
          path: "migration.sql",
          content: {
            tag: "ok" as const,
            value: await readFile(join(folder, name, "migration.sql"), "utf8"),
          },
        },
      })),
    ),
  };
}

/**
 * Brings the database to the newest migration and returns the names of those it applied.
 * Safe to call from several processes at once. Throws when the database cannot be reached or a
 * migration fails; a failed one stays recorded in `_prisma_migrations` as Prisma does it. The address
 * may be that of a pooler that shares sessions. A migration has no time limit.
 */
export async function migrate(
  databaseUrl: string,
  options: { onProgress?: (message: string) => void; folder?: string } = {},
): Promise<string[]> {
  const migrationsList = await readMigrations(options.folder);
  const client = await openClient(databaseUrl);
  try {
    // The lock is the transaction's: through a pooler a session's lock would stay with whoever gets
    // that session next. It waits here, quiet, for as long as the migrations take.
    await client.query("begin; set local idle_in_transaction_session_timeout = 0");
    await client.query("set local statement_timeout = 0; set local lock_timeout = 0");
    await client.query("select pg_advisory_xact_lock($1)", [MIGRATION_LOCK]);
    const { appliedMigrationNames } = await withSchemaEngine(databaseUrl, (engine) =>
      engine.applyMigrations({
        migrationsList,
        filters: { externalTables: [], externalEnums: [] },
      }),
    );
    await client.query("commit");
    for (const name of appliedMigrationNames) options.onProgress?.(`applied ${name}`);
    return appliedMigrationNames;
  } finally {
    await client.end();
  }
}
