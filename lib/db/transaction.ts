import type { QueryResultRow } from "pg";
import { pool } from "./pool";

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

/**
 * Runs `work` in one transaction; commits its result or rolls everything back.
 * A serialization failure or deadlock is repeated up to three times: `work` may run more than once.
 */
export async function inTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const client = await pool().connect();
    let broken: Error | undefined;
    try {
      await client.query("begin");
      const result = await work(Object.assign(client, { transaction: true as const }));
      await client.query("commit");
      return result;
    } catch (error) {
      await client.query("rollback").catch((failure: Error) => {
        broken = failure;
      });
      const code = (error as { code?: string }).code;
      if (attempt < 3 && code !== undefined && retryable.has(code)) continue;
      throw error;
    } finally {
      client.release(broken);
    }
  }
}

/** Holds a lock on a name until the transaction ends, so that two workers take turns on it. */
export async function lockName(tx: Transaction, name: string): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [name]);
}

/** PostgreSQL's code for a broken unique constraint. */
export const isUniqueViolation = (error: unknown, constraint?: string) =>
  (error as { code?: string }).code === "23505" &&
  (constraint === undefined || (error as { constraint?: string }).constraint === constraint);
