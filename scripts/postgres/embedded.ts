import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, rmSync, statSync } from "node:fs";
import { totalmem } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { Client } from "@/lib/db/client";
import { findBinaries, SYSTEM_FOLDER } from "./find-binaries";
import { freePort, isFree } from "./free-port";
import { initCluster } from "./init-cluster";
import { type Kept, readKept, writeKept } from "./read-kept";
import { resetSuperuser } from "./reset-superuser";
import { canReach, serverUser } from "./server-user";
import { type Server, startServer, superuserUrl } from "./start-server";
import { stopStrayServer } from "./stop-stray-server";

const MIB = 1024 * 1024;

/** Modest on a small machine, enough for a million orders on a big one. */
function memorySettings(): Record<string, string> {
  const mib = totalmem() / MIB;
  const shared = Math.round(Math.min(512, Math.max(64, mib / 8)));
  return {
    shared_buffers: `${shared}MB`,
    effective_cache_size: `${Math.round(Math.max(256, mib / 2))}MB`,
    work_mem: "16MB",
    maintenance_work_mem: "128MB",
    max_wal_size: "2GB",
    checkpoint_timeout: "15min",
    random_page_cost: "1.1",
    jit: "off",
    max_connections: "100",
  };
}

/** Where the cluster goes: into the data directory unless the server's user cannot get there. */
function chooseFolder(dataDir: string): string {
  if (canReach(serverUser(dataDir), dataDir)) return dataDir;
  const folder = join(SYSTEM_FOLDER, randomBytes(6).toString("hex"));
  mkdirSync(folder, { recursive: true });
  for (const part of [SYSTEM_FOLDER, folder]) chmodSync(part, 0o711);
  return folder;
}

async function asSuperuser(kept: Kept, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new Client({
    connectionString: superuserUrl(kept.port, kept.superuserPassword),
  });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

const urlOf = (kept: Kept) =>
  `postgresql://onetill:${kept.password}@127.0.0.1:${kept.port}/onetill`;

/** Whether the product's own user gets in: after the first start nothing is left to be written. */
async function isThere(kept: Kept): Promise<boolean> {
  const client = new Client({ connectionString: urlOf(kept), connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

async function ensureDatabase(kept: Kept): Promise<void> {
  if (await isThere(kept)) return;
  await asSuperuser(kept, async (client) => {
    // The product is not a superuser; the extensions it needs are ones that a database owner may add.
    const role = await client.query("SELECT 1 FROM pg_roles WHERE rolname = 'onetill'");
    const verb = role.rowCount ? "ALTER" : "CREATE";
    await client.query(`${verb} ROLE onetill LOGIN PASSWORD ${pg.escapeLiteral(kept.password)}`);
    const database = await client.query("SELECT 1 FROM pg_database WHERE datname = 'onetill'");
    if (!database.rowCount) await client.query("CREATE DATABASE onetill OWNER onetill");
  });
}

export type EmbeddedPostgres = {
  databaseUrl: string;
  folder: string;
  start: () => Promise<Server>;
  /** Throws away everything in the product's database. */
  empty: () => Promise<void>;
};

/**
 * The PostgreSQL that lives in the data directory: makes it the first time, chooses its port, and
 * returns how to start it. Only call it while holding the lock on the data directory.
 */
export async function embeddedPostgres(dataDir: string): Promise<EmbeddedPostgres> {
  mkdirSync(join(dataDir, "logs"), { recursive: true, mode: 0o700 });
  const found = readKept(dataDir);
  const kept = found ?? {
    folder: chooseFolder(dataDir),
    port: await freePort(),
    superuserPassword: randomBytes(24).toString("base64url"),
    password: randomBytes(24).toString("base64url"),
  };
  // A relative place, so that the project can be moved together with its data.
  if (kept.folder === dataDir) kept.folder = ".";
  const folder = kept.folder === "." ? dataDir : kept.folder;
  const cluster = join(folder, "postgres");
  const user = serverUser(cluster);
  const binaries = findBinaries(user);
  await stopStrayServer(cluster);
  const isOld = existsSync(join(cluster, "PG_VERSION"));
  if (!isOld) await initCluster(binaries, user, folder, "postgres", kept.superuserPassword);
  else if (!found) await resetSuperuser(binaries, user, cluster, kept.superuserPassword);
  const isTaken = !(await isFree(kept.port));
  if (isTaken) kept.port = await freePort();
  if (isTaken || !found) writeKept(dataDir, kept);
  const logFile = join(dataDir, "logs/postgres.log");
  if ((statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > 10 * MIB) rmSync(logFile);

  const start = async () => {
    const server = await startServer({
      binaries,
      user,
      cluster,
      logFile,
      port: kept.port,
      superuserPassword: kept.superuserPassword,
      settings: memorySettings(),
    });
    return { ...server, ready: server.ready.then(() => ensureDatabase(kept)) };
  };
  return {
    databaseUrl: urlOf(kept),
    folder,
    start,
    empty: () =>
      asSuperuser(kept, async (client) => {
        await client.query("DROP DATABASE IF EXISTS onetill WITH (FORCE)");
        await client.query("CREATE DATABASE onetill OWNER onetill");
      }),
  };
}
