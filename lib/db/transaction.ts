import type { QueryResultRow } from "pg";
import { log } from "@/lib/kernel";
import { pool } from "./pool";
import { beginWithin } from "./time-limits";

/** Where a statement runs: a transaction, or the pool for a single statement. */
export interface Queryable {
  query<Row extends QueryResultRow = QueryResultRow>(
    text: string,
    values?: unknown[],
  ): Promise<{ rows: Row[]; rowCount: number | null }>;
}

/** A running transaction. */
export type Transaction = Queryable & { readonly transaction: true };

/** Runs one statement through the pool. */
export async function query<Row extends QueryResultRow>(text: string, values?: unknown[]) {
  return (await pool().query<Row>(text, values)).rows;
}

const retryable = new Set(["40001", "40P01"]);
const afterwards = new WeakMap<Transaction, (() => void)[]>();

/** Does `work` once the transaction is committed, and not at all when it is rolled back: for wake-ups. */
export function afterCommit(tx: Transaction, work: () => void): void {
  afterwards.get(tx)?.push(work);
}

/** A transaction that was open for too long was cut off: its locks are free, nothing of it is kept. */
class TransactionTooLong extends Error {
  // The code that PostgreSQL 17 has for this: https://www.postgresql.org/docs/current/errcodes-appendix.html
  readonly code = "25P04";
  constructor(ms: number) {
    super(`The transaction was open for more than ${Math.round(ms / 1000)} s.`);
    this.name = "TransactionTooLong";
  }
}

async function runOnce<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  const from = pool();
  const client = await from.connect();
  let released = false;
  const release = (error?: Error) => {
    if (!released) client.release(error);
    released = true;
  };
  const run = async () => {
    // The session may be another's in a moment: then the limits are the transaction's own.
    await client.query(from.sharesSessions ? beginWithin(from.limits) : "begin");
    const tx = Object.assign(client, { transaction: true as const });
    const after: (() => void)[] = [];
    afterwards.set(tx, after);
    const result = await work(tx);
    await client.query("commit");
    return { result, after };
  };
  let overrun: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    overrun = setTimeout(() => {
      const error = new TransactionTooLong(from.limits.transaction);
      log.error("a transaction was cut off", { error });
      release(error);
      reject(error);
    }, from.limits.transaction);
  });
  const running = run();
  running.catch(() => {}); // of what was cut off nobody wants to hear any more
  try {
    const { result, after } = await Promise.race([running, tooLong]);
    for (const one of after) one();
    return result;
  } catch (error) {
    if (!released) await client.query("rollback").then(() => release(), release);
    throw error;
  } finally {
    clearTimeout(overrun);
    release();
  }
}

/**
 * Runs `work` in one transaction; commits its result or rolls everything back.
 * A serialization failure or deadlock is repeated up to three times: `work` may run more than once.
 * What takes longer than this process's limits (`timeLimits`) is cut off, and is the database's fault.
 */
export async function inTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await runOnce(work);
    } catch (error) {
      const code = (error as { code?: string }).code;
      if (attempt < 3 && code !== undefined && retryable.has(code)) continue;
      throw error;
    }
  }
}

/** Holds a lock on a name until the transaction ends, so that two workers take turns on it. */
export async function lockName(tx: Transaction, name: string): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [name]);
}

/** Holds locks on many names, each in the order of its text, so that two who do this never wait in a circle. */
export async function lockNames(tx: Transaction, names: readonly string[]): Promise<void> {
  await tx.query(
    `select pg_advisory_xact_lock(hashtextextended(name, 0))
     from (select name from unnest($1::text[]) with ordinality as n(name, at) order by at offset 0) ordered`,
    [[...new Set(names)].sort()],
  );
}

/** Waits for whoever holds one of these names alone, and lets nobody hold it alone until the end; others may share it. */
export async function shareNames(tx: Transaction, names: readonly string[]): Promise<void> {
  await tx.query(
    `select pg_advisory_xact_lock_shared(hashtextextended(name, 0))
     from (select name from unnest($1::text[]) with ordinality as n(name, at) order by at offset 0) ordered`,
    [[...new Set(names)].sort()],
  );
}

/**
 * PostgreSQL's code for a broken unique constraint. Which one it was is not asked: on a sharded
 * database its name ends in the number of the shard.
 */
export const isUniqueViolation = (error: unknown) => (error as { code?: string }).code === "23505";
