import pg from "pg";
import { env, OnetillError } from "@/lib/kernel";

// bigint columns are money in minor units: they stay integers. Said to this pool and not to all of
// `pg`, because Prisma brings its own reading of them, built on pg's usual one.
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: "text" | "binary") =>
    oid === pg.types.builtins.INT8 && format !== "binary"
      ? BigInt
      : pg.types.getTypeParser(oid, format as "text"),
};

// One pool a process, also across the module copies that a development server makes.
const store = globalThis as typeof globalThis & { onetillPool?: pg.Pool };

/** The process's only connection pool. */
export function pool(): pg.Pool {
  if (!store.onetillPool) {
    const created = new pg.Pool({
      connectionString: env().databaseUrl,
      max: env().databasePoolSize,
      // A request must not hang while the database is away: it answers 503 and is tried again.
      connectionTimeoutMillis: 3000,
      idleTimeoutMillis: 30_000,
      keepAlive: true,
      application_name: "onetill",
      types,
    });
    // An idle client whose server went away reports here; the pool replaces it by itself.
    created.on("error", () => {});
    store.onetillPool = created;
  }
  return store.onetillPool;
}

export async function closePool(): Promise<void> {
  const open = store.onetillPool;
  store.onetillPool = undefined;
  await open?.end();
}

// https://www.postgresql.org/docs/current/errcodes-appendix.html: class 08 connection, 57P0x shut
// down or starting, 53300 too many connections.
const awayCodes = /^(08...|57P0[1-4]|53300)$/;
const awaySystemCodes = ["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND", "ENOENT"];
const awayMessages =
  /timeout exceeded when trying to connect|Connection terminated|connection error and is not queryable|Can't reach database/i;

/** Whether this error means that the database is away, not that the statement was wrong. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as { code?: unknown }).code;
  if (typeof code === "string" && (awayCodes.test(code) || awaySystemCodes.includes(code))) {
    return true;
  }
  if (awayMessages.test(error.message)) return true;
  if (error instanceof AggregateError) return error.errors.some(isDatabaseAway);
  return error.cause !== undefined && isDatabaseAway(error.cause);
}

/** Turns "the database is away" into the refusal that senders repeat; leaves other errors alone. */
export function asRefusal(error: unknown): unknown {
  if (!isDatabaseAway(error)) return error;
  return new OnetillError("unavailable", "The database is away for the moment. Try again.", {
    cause: error,
  });
}
