import type { Clock } from "@/lib/kernel";
import { env, movedClock } from "@/lib/kernel";
import { pool } from "./pool";
import { type Queryable, query } from "./transaction";

// Less than this is the way there and back, and no difference between two clocks.
const unnoticed = 100; // ms
const stillTrue = 10_000; // ms

const store = globalThis as typeof globalThis & {
  onetillSkew?: { ms: number; readAt: number };
};

async function readDifference(db: Queryable): Promise<number> {
  const asked = Date.now();
  const { rows } = await db.query<{ moved: bigint; now: Date }>(
    `select coalesce((select offset_ms from sandbox_clock), 0) as moved, clock_timestamp() as now`,
  );
  const [row] = rows;
  const skew = (row?.now.getTime() ?? asked) - (asked + Date.now()) / 2;
  return Number(row?.moved ?? 0n) + (Math.abs(skew) < unnoticed ? 0 : Math.round(skew));
}

/**
 * The product's clock: the database's, which all processes share however their own are set; in the
 * sandbox the one that `admin clock` has moved. Outside the sandbox the difference is asked for every
 * ten seconds. Inside a transaction give it that: one that waits for a second connection may wait for
 * ever. What becomes due or is leased is written and compared in SQL (`onetill_now()`), to the
 * microsecond.
 */
export async function readClock(db: Queryable = pool()): Promise<Clock> {
  if (env().standIns.clock) return movedClock(await readDifference(db));
  const known = store.onetillSkew;
  if (known && performance.now() - known.readAt < stillTrue) return movedClock(known.ms);
  const ms = await readDifference(db);
  store.onetillSkew = { ms, readAt: performance.now() };
  return movedClock(ms);
}

/**
 * The product's time as the database tells it (`onetill_now()`), to the millisecond: for statements
 * in which no clock may stand, such as inside a `case` where the database is sharded.
 */
export async function readDatabaseTime(db: Queryable): Promise<Date> {
  const { rows } = await db.query<{ now: Date }>("select onetill_now() as now");
  return (rows[0] as { now: Date }).now;
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
