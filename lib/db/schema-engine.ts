import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  DriverAdapterError,
} from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";
import { Client } from "./client";
import { splitStatements } from "./split-statements";

export type SchemaEngine = bindings.SchemaEngine;

let loaded: Promise<void> | undefined;

/** What the engine calls back: its glue code, with timers that do not keep a process alive. */
function engineImports() {
  const glue: Record<string, unknown> = { ...bindings };
  for (const [name, value] of Object.entries(glue)) {
    if (!name.startsWith("__wbg_setTimeout_")) continue;
    const setTimer = value as (callback: () => void, ms: number) => NodeJS.Timeout;
    glue[name] = (callback: () => void, ms: number) => setTimer(callback, ms).unref();
  }
  return glue as WebAssembly.ModuleImports;
}

async function loadWasm(): Promise<void> {
  // A panic in the engine arrives here first, and only here as a readable message.
  const panics = {
    set_message(message: string) {
      throw new Error(`Prisma's schema engine failed: ${message}`);
    },
  };
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: panics });
  const require = createRequire(import.meta.url);
  const folder = dirname(require.resolve("@prisma/schema-engine-wasm/schema_engine_bg"));
  const bytes = await readFile(join(folder, "schema_engine_bg.wasm"));
  const imports = { "./schema_engine_bg.js": engineImports() };
  const { instance } = await WebAssembly.instantiate(bytes, imports);
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
}

const CHAR = 18;
const TEXT = 25;

/** Result rows of CataloguePool → which of their columns are of the type "char". */
const charColumns = new WeakMap<object, number[]>();

/**
 * The engine describes a database by reading catalogue columns of the type "char", which Prisma's
 * adapter does not know. They pass through it as text and are labelled again behind it.
 */
class CataloguePool extends pg.Pool {
  override query = (async (config: pg.QueryConfig) => {
    // The engine locks its session for good. A pooler gives that session to others afterwards, and
    // the next migration would wait for ever: `migrate` holds the same lock in a transaction instead.
    const locks = /^\s*select pg_advisory_lock\(/i.test(config.text ?? "");
    const result = await super.query(locks ? { ...config, text: "select ''" } : config);
    if (Array.isArray(result)) return result; // a script of several statements
    const found = (result.fields ?? []).flatMap((field, index) =>
      field.dataTypeID === CHAR ? [index] : [],
    );
    for (const index of found) Object.assign(result.fields[index] ?? {}, { dataTypeID: TEXT });
    charColumns.set(result.rows, found);
    return result;
  }) as pg.Pool["query"];
}

/** Hands PostgreSQL's words to the engine, which otherwise knows only that something failed. */
function refuse(error: pg.DatabaseError): never {
  if (error.code === undefined) throw error;
  const { code, message, detail, column, hint, severity = "ERROR" } = error;
  throw new DriverAdapterError({
    kind: "postgres",
    ...{ code, message, detail, column, hint, severity },
  });
}

/**
 * Runs a migration in one transaction: one that fails leaves nothing behind. Each statement is a
 * message of its own, as Citus wants it for distributed tables.
 */
async function runScript(pool: pg.Pool, script: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    for (const statement of splitStatements(script)) await client.query(statement);
    await client.query("commit");
    client.release();
  } catch (error) {
    // With the connection goes what it has begun.
    client.release(true);
    throw error;
  }
}

class CatalogueAdapter extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query);
      for (const index of charColumns.get(result.rows) ?? []) {
        result.columnTypes[index] = ColumnTypeEnum.Character;
      }
      return result;
    };
    // The adapter would cut a migration at every semicolon, also inside a function's body.
    adapter.executeScript = (script) => runScript(adapter.underlyingDriver(), script).catch(refuse);
    return adapter;
  }
}

/**
 * Runs `work` with Prisma's own schema engine, in WebAssembly, connected to `databaseUrl`.
 * The command-line tool would download a native engine, which a closed network does not have.
 */
export async function withSchemaEngine<T>(
  databaseUrl: string,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  loaded ??= loadWasm();
  await loaded;
  const config = { connectionString: databaseUrl, max: 2, connectionTimeoutMillis: 10_000, Client };
  const pool = new CataloguePool(config);
  // An idle connection that breaks is replaced at the next query; it must not end the process.
  pool.on("error", () => {});
  const adapter = bindMigrationAwareSqlAdapterFactory(new CatalogueAdapter(pool));
  const engine = await bindings.SchemaEngine.new({ datamodels: undefined }, () => {}, adapter);
  try {
    return await work(engine);
  } finally {
    engine.free();
    await pool.end();
  }
}
