import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { MigrationList } from "@prisma/schema-engine-wasm";
import pg from "pg";
import { withSchemaEngine } from "./schema-engine";

const migrationsFolder = join(import.meta.dirname, "../../prisma/migrations");

/** Held while migrating, so that of several processes starting at once one does the work. */
const MIGRATION_LOCK = 730_211_006;

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
 * migration fails; a failed one stays recorded in `_prisma_migrations` as Prisma does it.
 */
export async function migrate(
  databaseUrl: string,
  options: { onProgress?: (message: string) => void; folder?: string } = {},
): Promise<string[]> {
  const migrationsList = await readMigrations(options.folder);
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    const { appliedMigrationNames } = await withSchemaEngine(databaseUrl, (engine) =>
      engine.applyMigrations({
        migrationsList,
        filters: { externalTables: [], externalEnums: [] },
      }),
    );
    for (const name of appliedMigrationNames) options.onProgress?.(`applied ${name}`);
    return appliedMigrationNames;
  } finally {
    await client.end();
  }
}
