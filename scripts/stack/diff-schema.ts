import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { withSchemaEngine } from "@/lib/db/schema-engine";
import { root } from "./run-node";

const schemaFolder = join(root, "prisma/schema");

/** Prisma's engine reads the live side of a diff through a datasource in a schema of its own. */
const liveDatasource = 'datasource db {\n  provider = "postgresql"\n}\n';

export type SchemaDiff = {
  /** The statements that are missing, or "" when there are none. */
  sql: string;
  keptIndexes: string[];
};

/**
 * The SQL that leads from a migrated database to the schema files. What was written by hand in a
 * migration (search indexes, functions, extensions) is not in those files: statements that would
 * drop an index are left out and the index named, so a real drop is written by hand as well.
 */
export async function diffSchema(databaseUrl: string): Promise<SchemaDiff> {
  const files = readdirSync(schemaFolder)
    .filter((name) => name.endsWith(".prisma"))
    .map((name) => ({
      path: join(schemaFolder, name),
      content: readFileSync(join(schemaFolder, name), "utf8"),
    }));
  const { stdout } = await withSchemaEngine(databaseUrl, (engine) =>
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
  const sql = (stdout ?? "").replace(/-- DropIndex\nDROP INDEX "(\w{1,63})";/g, (_, name) => {
    keptIndexes.push(name);
    return "";
  });
  const onlyComments = sql
    .split("\n")
    .every((line) => line.trim() === "" || line.trimStart().startsWith("--"));
  return { sql: onlyComments ? "" : sql, keptIndexes };
}
