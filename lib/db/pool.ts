import pg from "pg";
import { env, OnetillError } from "@/lib/kernel";
import { isInfrastructureFault } from "./faults";
import { type ConnectionConfig, LimitedPool, limitsOf } from "./limited-pool";
import { LockedTables } from "./locked-tables";
import { timeLimits } from "./time-limits";

// bigint columns are money in minor units: they stay integers. Said to this pool and not to all of
// `pg`, because Prisma brings its own reading of them, built on pg's usual one.
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: "text" | "binary") =>
    oid === pg.types.builtins.INT8 && format !== "binary"
      ? BigInt
      : pg.types.getTypeParser(oid, format as "text"),
};

// One pool a process, also across the module copies that a development server makes.
const store = globalThis as typeof globalThis & {
  onetillPool?: LimitedPool;
  onetillSidePool?: LimitedPool;
};

/** The process's only connection pool for its work. */
export function pool(): LimitedPool {
  if (!store.onetillPool) {
    const applicationName = `onetill ${process.pid}`;
    store.onetillPool = new LimitedPool({
      connectionString: env().databaseUrl,
      max: env().databasePoolSize,
      // A request must not hang while the database is away: it answers 503 and is tried again.
      connectionTimeoutMillis: 3000,
      idleTimeoutMillis: 30_000,
      application_name: applicationName,
      limits: timeLimits(),
      lockedTables: new LockedTables(sidePool, applicationName),
      types,
    });
  }
  return store.onetillPool;
}

/**
 * Makes the pool larger by so many connections for as long as somebody works beside everybody else:
 * what is always there (DATABASE_POOL_SIZE) is for requests and single statements. They are opened
 * when they are used. Returns the function that gives them back.
 */
export function makeRoom(connections: number): () => void {
  const { options } = pool();
  options.max += connections;
  return () => {
    options.max -= connections;
  };
}

/**
 * How a library that opens connections of its own must do it, so that they are like ours: the same
 * limits, and nothing ends the process when one breaks. Throws when the database is away.
 */
export async function connectionConfig(): Promise<ConnectionConfig> {
  await pool().query("select 1");
  return {
    connectionTimeoutMillis: 3000,
    ...limitsOf(env().databaseUrl, pool().limits, pool().sharesSessions),
  };
}

/** A connection beside the pool, for questions about the database itself, when all others are taken. */
function sidePool(): pg.Pool {
  store.onetillSidePool ??= new LimitedPool({
    connectionString: env().databaseUrl,
    max: 1,
    connectionTimeoutMillis: 2000,
    idleTimeoutMillis: 10_000,
    application_name: "onetill health",
    limits: { ...timeLimits(), statement: 2000, lock: 1000, answer: 2500 },
  });
  return store.onetillSidePool;
}

/**
 * Asks the database for a sign of life, and no table, whatever the pool is busy with.
 * Throws within some seconds when there is none.
 */
export async function pingDatabase(): Promise<void> {
  await sidePool().query("select 1");
}

export async function closePool(): Promise<void> {
  const open = [store.onetillPool, store.onetillSidePool];
  store.onetillPool = undefined;
  store.onetillSidePool = undefined;
  await Promise.all(open.map((one) => one?.end()));
}

/** Turns "the database is away" into the refusal that senders repeat; leaves other errors alone. */
export function asRefusal(error: unknown): unknown {
  if (!isInfrastructureFault(error)) return error;
  return new OnetillError("unavailable", "The database is away for the moment. Try again.", {
    cause: error,
  });
}
