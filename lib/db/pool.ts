import pg from "pg";
import { env, OnetillError } from "@/lib/kernel";
import { isInfrastructureFault } from "./faults";

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

/** Turns "the database is away" into the refusal that senders repeat; leaves other errors alone. */
export function asRefusal(error: unknown): unknown {
  if (!isInfrastructureFault(error)) return error;
  return new OnetillError("unavailable", "The database is away for the moment. Try again.", {
    cause: error,
  });
}
