import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "@/lib/db/migrate";
import { throwawayPostgres } from "@/scripts/postgres/throwaway";

declare module "vitest" {
  interface ProvidedContext {
    /** The address of the throwaway server's `postgres` database, as superuser. */
    databaseServer: string;
  }
}

/** One PostgreSQL for the whole run, with a migrated template that each test file copies. */
export default async function startDatabaseServer(project: TestProject) {
  const postgres = await throwawayPostgres();
  const client = new pg.Client({ connectionString: postgres.urlOf("postgres") });
  await client.connect();
  await client.query("CREATE DATABASE template_onetill");
  await client.end();
  await migrate(postgres.urlOf("template_onetill"));
  project.provide("databaseServer", postgres.urlOf("postgres"));
  return postgres.stop;
}
