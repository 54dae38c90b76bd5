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

const programsOfTests = [
  ...["admin", "backup", "restore", "serve"].map((name) => `scripts/${name}.ts`),
  ...["answering", "charging"].map((name) => `test/${name}-program.ts`),
];

interface Started {
  provided: { databaseServer: string; workerProgram: string; programs: string };
  stop: () => Promise<void>;
}

async function start(): Promise<Started> {
  const workerProgram = join(root, ".tmp", `worker-${process.pid}.mjs`);
  const programs = join(root, ".tmp", `programs-${process.pid}`);
  await Promise.all([
    buildWorker(workerProgram),
    ...programsOfTests.map((path) => buildProgram(path, programs)),
  ]);
  const postgres = await throwawayPostgres();
  const client = new pg.Client({ connectionString: postgres.urlOf("postgres") });
  await client.connect();
  await client.query("CREATE DATABASE template_onetill");
  await client.end();
  await migrate(postgres.urlOf("template_onetill"));
  return {
    provided: { databaseServer: postgres.urlOf("postgres"), workerProgram, programs },
    stop: async () => {
      await postgres.stop();
      for (const file of [workerProgram, `${workerProgram}.map`]) rmSync(file, { force: true });
      rmSync(programs, { recursive: true, force: true });
    },
  };
}

// Each project reads this file anew, all in one process.
const shared = globalThis as typeof globalThis & {
  onetillTestServer?: { started: Promise<Started>; users: number } | undefined;
};

/** One PostgreSQL for all projects of a run, with a migrated template that each test file copies; one worker. */
export default async function startDatabaseServer(project: TestProject) {
  shared.onetillTestServer ??= { started: start(), users: 0 };
  const server = shared.onetillTestServer;
  server.users += 1;
  const { provided, stop } = await server.started;
  project.provide("databaseServer", provided.databaseServer);
  project.provide("workerProgram", provided.workerProgram);
  project.provide("programs", provided.programs);
  return async () => {
    server.users -= 1;
    if (server.users > 0) return;
    shared.onetillTestServer = undefined;
    await stop();
  };
}
