import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { migrate } from "@/lib/db/migrate";
import { throwawayPostgres } from "./postgres/throwaway";
import { diffSchema } from "./stack/diff-schema";
import { root } from "./stack/run-node";

const name = process.argv[2];
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  process.stderr.write("Usage: npm run make-migration -- name_in_lower_case\n");
  process.exit(1);
}
const postgres = await throwawayPostgres();
try {
  const url = postgres.urlOf("postgres");
  await migrate(url);
  const { sql, keptIndexes } = await diffSchema(url);
  if (keptIndexes.length > 0) {
    process.stdout.write(`Not dropped, as it may be hand-written: ${keptIndexes.join(", ")}\n`);
  }
  if (sql === "") {
    process.stdout.write("The migrations already lead to the schema.\n");
  } else {
    const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
    const migrations = join(root, "prisma/migrations");
    const folder = join(migrations, `${stamp}_${name}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(migrations, "migration_lock.toml"), 'provider = "postgresql"\n');
    writeFileSync(join(folder, "migration.sql"), sql);
    process.stdout.write(`Wrote prisma/migrations/${stamp}_${name}/migration.sql\n`);
  }
} finally {
  await postgres.stop();
}
