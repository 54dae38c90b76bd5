import { existsSync } from "node:fs";
import { join } from "node:path";
import { tryLock } from "../lock.mjs";
import { embeddedPostgres } from "../postgres/embedded";
import { readRuntime } from "../read-runtime";
import { checkDataDir } from "./check-data-dir";
import { checkDatabase } from "./check-database";
import { Refusal } from "./refusal";
import { dataDirOf, loadDotEnv } from "./settings";

export type OwnDatabase = { databaseUrl: string; dataDir: string; embedded: boolean };

/** Starts the embedded PostgreSQL for as long as `work` needs it; the lock on its directory is ours. */
async function withEmbedded<T>(dataDir: string, work: (own: OwnDatabase) => Promise<T>) {
  const postgres = await embeddedPostgres(dataDir);
  const server = await postgres.start();
  try {
    await server.ready;
    return await work({ databaseUrl: postgres.databaseUrl, dataDir, embedded: true });
  } finally {
    await server.stop();
  }
}

/**
 * Runs `work` with the installation's database: the one in DATABASE_URL (DATABASE_DIRECT_URL where
 * there is one, past any pooler), else the embedded one, which is started when it does not run.
 * Throws a Refusal while a server runs on it, if `work` needs it alone.
 */
export async function withDatabase<T>(
  needs: { alone: boolean; existing: boolean },
  work: (own: OwnDatabase) => Promise<T>,
): Promise<T> {
  loadDotEnv();
  const dataDir = dataDirOf();
  const given = process.env.DATABASE_DIRECT_URL || process.env.DATABASE_URL;
  if (given) {
    await checkDatabase(given);
    return work({ databaseUrl: given, dataDir, embedded: false });
  }
  if (needs.existing && !existsSync(dataDir)) {
    throw new Refusal(
      `There is no data directory ${dataDir}. Set ONETILL_DATA_DIR, or DATABASE_URL for a database of your own.`,
    );
  }
  checkDataDir(dataDir, { embedded: true });
  if (needs.existing && !existsSync(join(dataDir, "postgres.json"))) {
    throw new Refusal(
      `There is no embedded database in ${dataDir}. Set ONETILL_DATA_DIR, or DATABASE_URL for a database of your own.`,
    );
  }
  const lock = tryLock(join(dataDir, "start.lock"));
  if (lock.release) {
    try {
      return await withEmbedded(dataDir, work);
    } finally {
      lock.release();
    }
  }
  if (needs.alone) {
    throw new Refusal(
      `Onetill is running on ${dataDir} (process ${lock.holder.pid}). Stop it first.`,
    );
  }
  const databaseUrl = readRuntime(dataDir)?.settings.DATABASE_URL;
  if (!databaseUrl) throw new Refusal("Onetill is just starting. Try again when it is ready.");
  return work({ databaseUrl, dataDir, embedded: true });
}
