import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { migrate } from "@/lib/db/migrate";
import { withSchemaEngine } from "@/lib/db/schema-engine";
import { throwawayPostgres } from "./postgres/throwaway";

const schemaFolder = join(import.meta.dirname, "../prisma/schema");
const migrationsFolder = join(import.meta.dirname, "../prisma/migrations");

/** Prisma's engine reads the live side of a diff through a datasource in a schema of its own. */
const liveDatasource = 'datasource db {\n  provider = "postgresql"\n}\n';

/**
 * The SQL that leads from the existing migrations to the schema files, or "" when there is nothing
 * to do. Indexes and functions written by hand are not in the schema files: statements that would
 * drop an index are left out (`keptIndexes` names them), so drop one by hand in the migration.
 */
async function diff(): Promise<{ sql: string; keptIndexes: string[] }> {
  const files = readdirSync(schemaFolder)
    .filter((name) => name.endsWith(".prisma"))
    .map((name) => ({
      path: join(schemaFolder, name),
      content: readFileSync(join(schemaFolder, name), "utf8"),
    }));
  const postgres = await throwawayPostgres();
  try {
    const url = postgres.urlOf("postgres");
    await migrate(url);
    const { stdout } = await withSchemaEngine(url, (engine) =>
      engine.diff({
        from: {
          tag: "schemaDatasource",
          files: [{ path: "live.prisma", content: liveDatasource }],
          configDir: schemaFolder,
        },
        to: { tag: "schemaDatamodel", files },
        script: true,
        exitCode: null,
        filters: { externalTables: [], externalEnums: [] },
      }),
    );
    const keptIndexes: string[] = [];
    const sql = (stdout ?? "").replace(/-- DropIndex\nDROP INDEX "([^"]+)";\n*/g, (_, name) => {
      keptIndexes.push(name);
      return "";
    });
    return { sql: /^\s*(--[^\n]*\s*)*$/.test(sql) ? "" : sql, keptIndexes };
  } finally {
    await postgres.stop();
  }
}

const name = process.argv[2];
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  process.stderr.write("Usage: npm run make-migration -- name_in_lower_case\n");
  process.exit(1);
}
const { sql, keptIndexes } = await diff();
if (keptIndexes.length > 0) {
  process.stdout.write(`Not dropped, as it may be hand-written: ${keptIndexes.join(", ")}\n`);
}
if (sql === "") {
  process.stdout.write("The migrations already lead to the schema.\n");
} else {
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = join(migrationsFolder, `${stamp}_${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(migrationsFolder, "migration_lock.toml"), 'provider = "postgresql"\n');
  writeFileSync(join(folder, "migration.sql"), sql);
  process.stdout.write(`Wrote prisma/migrations/${stamp}_${name}/migration.sql\n`);
}
