import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { totalmem } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { findBinaries, SYSTEM_FOLDER } from "./find-binaries";
import { freePort, isFree } from "./free-port";
import { initCluster } from "./init-cluster";
import { canReach, serverUser } from "./server-user";
import { type Server, startServer, superuserUrl } from "./start-server";
import { stopStrayServer } from "./stop-stray-server";

/** What is kept in `<data dir>/postgres.json`, readable by its owner alone. */
type Kept = { folder: string; port: number; superuserPassword: string; password: string };

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

function writePrivately(file: string, content: string) {
  writeFileSync(`${file}.new`, content, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

function readKept(file: string): Kept | undefined {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}

/** A cluster can be read only by the major version that made it; updates do not convert it. */
function checkVersion(cluster: string, postgres: string): void {
  const made = readFileSync(join(cluster, "PG_VERSION"), "utf8").trim();
  const brought = /(\d+)\./.exec(
    spawnSync(postgres, ["--version"], { encoding: "utf8" }).stdout,
  )?.[1];
  if (brought !== undefined && brought !== made) {
    throw new Error(
      `The database in ${cluster} was made by PostgreSQL ${made}, and this version brings ${brought}. Start the previous version, save it with pg_dump, and restore that into a new data directory.`,
    );
  }
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
  const client = new pg.Client({
    connectionString: superuserUrl(kept.port, kept.superuserPassword),
  });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

const ensureDatabase = (kept: Kept) =>
  asSuperuser(kept, async (client) => {
    // The product is not a superuser; the extensions it needs are ones that a database owner may add.
    const role = await client.query("SELECT 1 FROM pg_roles WHERE rolname = 'onetill'");
    const verb = role.rowCount ? "ALTER" : "CREATE";
    await client.query(`${verb} ROLE onetill LOGIN PASSWORD ${pg.escapeLiteral(kept.password)}`);
    const database = await client.query("SELECT 1 FROM pg_database WHERE datname = 'onetill'");
    if (!database.rowCount) await client.query("CREATE DATABASE onetill OWNER onetill");
  });

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
  mkdirSync(join(dataDir, "logs"), { recursive: true });
  // As root, the server's own user has to pass through; everything inside is closed by itself.
  chmodSync(dataDir, process.getuid?.() === 0 ? 0o711 : 0o700);
  const keptFile = join(dataDir, "postgres.json");
  let kept = readKept(keptFile);
  if (!kept) {
    kept = {
      folder: chooseFolder(dataDir),
      port: await freePort(),
      superuserPassword: randomBytes(24).toString("base64url"),
      password: randomBytes(24).toString("base64url"),
    };
    // A relative place, so that the project can be moved together with its data.
    if (kept.folder === dataDir) kept.folder = ".";
    writePrivately(keptFile, JSON.stringify(kept, null, 2));
  }
  const folder = kept.folder === "." ? dataDir : kept.folder;
  const cluster = join(folder, "postgres");
  const user = serverUser(cluster);
  const binaries = findBinaries(user);
  if (!existsSync(join(cluster, "PG_VERSION"))) {
    await initCluster(binaries, user, folder, "postgres", kept.superuserPassword);
  }
  checkVersion(cluster, binaries.postgres);
  const logFile = join(dataDir, "logs/postgres.log");
  if ((statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > 10 * MIB) rmSync(logFile);

  const current = kept;
  const start = async () => {
    const server = await startServer({
      binaries,
      user,
      cluster,
      logFile,
      port: current.port,
      superuserPassword: current.superuserPassword,
      settings: memorySettings(),
    });
    return { ...server, ready: server.ready.then(() => ensureDatabase(current)) };
  };
  await stopStrayServer(cluster);
  if (!(await isFree(kept.port))) {
    kept.port = await freePort();
    writePrivately(keptFile, JSON.stringify(kept, null, 2));
  }
  return {
    databaseUrl: `postgresql://onetill:${kept.password}@127.0.0.1:${kept.port}/onetill`,
    folder,
    start,
    empty: () =>
      asSuperuser(current, async (client) => {
        await client.query("DROP DATABASE IF EXISTS onetill WITH (FORCE)");
        await client.query("CREATE DATABASE onetill OWNER onetill");
      }),
  };
}
