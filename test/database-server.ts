import { rmSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "@/lib/db/migrate";
import { throwawayPostgres } from "@/scripts/postgres/throwaway";
import { buildProgram, buildWorker } from "@/scripts/stack/build-app";
import { root } from "@/scripts/stack/run-node";

declare module "vitest" {
  interface ProvidedContext {
    /** The address of the throwaway server's `postgres` database, as superuser. */
    databaseServer: string;
    /** The worker as one file, which starts in a fraction of the time that its sources take. */
    workerProgram: string;
    /** The folder of the other programs that tests start, each as one file. */
    programs: string;
  }
}

/** One PostgreSQL for the whole run, with a migrated template that each test file copies; one worker. */
export default async function startDatabaseServer(project: TestProject) {
  const workerProgram = join(root, ".tmp", `worker-${process.pid}.mjs`);
  const programs = join(root, ".tmp", `programs-${process.pid}`);
  await Promise.all([
    buildWorker(workerProgram),
    ...["admin", "backup", "restore", "serve"].map((name) => buildProgram(name, programs)),
  ]);
  const postgres = await throwawayPostgres();
  const client = new pg.Client({ connectionString: postgres.urlOf("postgres") });
  await client.connect();
  await client.query("CREATE DATABASE template_onetill");
  await client.end();
  await migrate(postgres.urlOf("template_onetill"));
  project.provide("databaseServer", postgres.urlOf("postgres"));
  project.provide("workerProgram", workerProgram);
  project.provide("programs", programs);
  return async () => {
    await postgres.stop();
    for (const file of [workerProgram, `${workerProgram}.map`]) rmSync(file, { force: true });
    rmSync(programs, { recursive: true, force: true });
  };
}
