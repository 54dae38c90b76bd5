import { query } from "@/lib/db";

/** The sessions of this database that wait for an advisory lock. Its server has others' databases, too. */
export async function waitingSessions(): Promise<number[]> {
  const waiting = await query<{ pid: number }>(
    `select l.pid from pg_locks l join pg_database d on d.oid = l.database
     where d.datname = current_database() and l.locktype = 'advisory' and not l.granted`,
  );
  return waiting.map(({ pid }) => pid);
}
