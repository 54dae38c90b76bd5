import type { Clock } from "@/lib/kernel";
import { env, movedClock, systemClock } from "@/lib/kernel";
import { pool } from "./pool";
import { type Queryable, query } from "./transaction";

/**
 * The product's clock: the system's, or in the sandbox the one that `admin clock` has moved. Inside a
 * transaction give it that: one that waits for a second connection may wait for ever.
 */
export async function readClock(db: Queryable = pool()): Promise<Clock> {
  if (!env().sandbox) return systemClock;
  const { rows } = await db.query<{ offset_ms: bigint }>("select offset_ms from sandbox_clock");
  const [row] = rows;
  return row ? movedClock(Number(row.offset_ms)) : systemClock;
}

/** Moves the sandbox's clock forward by `ms`, on top of what it was moved before. */
export async function advanceClock(ms: number): Promise<Date> {
  const rows = await query<{ offset_ms: bigint }>(
    `insert into sandbox_clock (id, offset_ms) values (1, $1)
     on conflict (id) do update set offset_ms = sandbox_clock.offset_ms + excluded.offset_ms
     returning offset_ms`,
    [ms],
  );
  return movedClock(Number(rows[0]?.offset_ms ?? 0n)).now();
}
