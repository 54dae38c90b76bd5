import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { root } from "@/scripts/stack/run-node";
import { readCatalogue } from "./catalogue";
import { type Recorded, recordedFile } from "./recorded";
import type { Column, Sent } from "./sent";

declare module "vitest" {
  interface ProvidedContext {
    /** The folder in which each test file writes down what was sent. */
    statementsFolder: string;
  }
}

/** One entry for each text of a place, with the columns that were empty in any answer. */
export function together(all: Iterable<Sent>): Sent[] {
  const found = new Map<string, Sent>();
  for (const sent of all) {
    const key = `${sent.place}\n${sent.text}`;
    const before = found.get(key)?.columns;
    const columns = sent.columns?.map((column, i): Column => {
      const empty = column.empty || before?.[i]?.empty;
      return empty ? { ...column, empty } : column;
    });
    found.set(key, { ...sent, ...((columns ?? before) && { columns: columns ?? before }) });
  }
  return [...found.values()].sort((a, b) => (a.place < b.place ? -1 : 1));
}

function* readFolder(folder: string): Generator<Sent> {
  for (const name of readdirSync(folder)) {
    const lines = readFileSync(join(folder, name), "utf8").split("\n");
    for (const line of lines) if (line) yield JSON.parse(line);
  }
}

async function isWhole(project: TestProject): Promise<boolean> {
  const { vitest } = project;
  const ran = new Set(vitest.state.getTestModules().map(({ moduleId }) => moduleId));
  const { testFiles } = await project.globTestFiles();
  return !vitest.config.testNamePattern && testFiles.every((file) => ran.has(file));
}

/**
 * Around the database tests: keeps what they sent, for those that judge statements. A run of some of
 * them says nothing of the others, and leaves what the last whole run kept.
 */
export default async function keepStatements(project: TestProject) {
  const folder = join(root, ".tmp", `statements-${project.name}-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  project.provide("statementsFolder", folder);
  const url = new URL(project.getProvidedContext().databaseServer);
  url.pathname = "/template_onetill";
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  const catalogue = await readCatalogue(client);
  await client.end();
  return async () => {
    if (await isWhole(project)) {
      const recorded: Recorded = { catalogue, statements: together(readFolder(folder)) };
      const file = recordedFile(project.name);
      writeFileSync(`${file}.new`, JSON.stringify(recorded));
      renameSync(`${file}.new`, file);
    }
    rmSync(folder, { recursive: true, force: true });
  };
}
