import { pool, type Queryable, query } from "@/lib/db";
import { hashToken, OnetillError } from "@/lib/kernel";
import type { Limit } from "../limits/limits";

const keyOf = (limit: Limit, who: string) => `${limit.name}:${hashToken(who)}`;

/** How far somebody is in the present window. */
export interface Attempts {
  count: number;
  /** When the window ends. */
  over: Date;
}

/** Counts one attempt and says how many that makes in the window. */
export async function countAttempt(
  limit: Limit,
  who: string,
  now: Date,
  db: Queryable = pool(),
): Promise<Attempts> {
  const { rows } = await db.query<{ count: number; window_start: Date }>(
    `insert into rate_limits as r (key, window_start, count) values ($1, $2, 1)
     on conflict (key) do update set
       count = case when r.window_start <= $3 then 1 else r.count + 1 end,
       window_start = case when r.window_start <= $3 then excluded.window_start else r.window_start end
     returning count, window_start`,
    [keyOf(limit, who), now, new Date(now.getTime() - limit.windowMinutes * 60_000)],
  );
  const { count = 1, window_start: start = now } = rows[0] ?? {};
  return { count, over: new Date(start.getTime() + limit.windowMinutes * 60_000) };
}

/** The refusal of one attempt too many. */
export function tooMany(over: Date, now: Date): OnetillError {
  const seconds = Math.max(1, Math.ceil((over.getTime() - now.getTime()) / 1000));
  const minutes = Math.ceil(seconds / 60);
  return new OnetillError(
    "rate_limited",
    `Too many attempts. Try again in ${minutes === 1 ? "a minute" : `${minutes} minutes`}.`,
    { retryAfter: seconds },
  );
}

/**
 * Counts one attempt and throws `rate_limited` when it is one too many in the window. Counting
 * comes before the work, so that many attempts at the same moment are counted as well.
 */
export async function takeAttempt(
  limit: Limit,
  who: string,
  now: Date,
  db: Queryable = pool(),
): Promise<void> {
  const { count, over } = await countAttempt(limit, who, now, db);
  if (count > limit.max) throw tooMany(over, now);
}

/** Forgets the attempts, because the last one was right. */
export async function clearAttempts(limit: Limit, who: string): Promise<void> {
  await query("delete from rate_limits where key = $1", [keyOf(limit, who)]);
}

/** Takes back one attempt that was right; what else was counted stays. */
export async function forgetAttempt(limit: Limit, who: string): Promise<void> {
  await query("update rate_limits set count = count - 1 where key = $1 and count > 0", [
    keyOf(limit, who),
  ]);
}
