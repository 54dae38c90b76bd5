import { query } from "@/lib/db";
import { hashToken, OnetillError } from "@/lib/kernel";

export interface Limit {
  /** Which rule this is; part of the key. */
  name: string;
  max: number;
  windowMinutes: number;
}

const keyOf = (limit: Limit, who: string) => `${limit.name}:${hashToken(who)}`;

/**
 * Counts one attempt and throws `rate_limited` when it is one too many in the window. Counting
 * comes before the work, so that many attempts at the same moment are counted as well.
 */
export async function takeAttempt(limit: Limit, who: string, now: Date): Promise<void> {
  const [row] = await query<{ count: number; window_start: Date }>(
    `insert into rate_limits as r (key, window_start, count) values ($1, $2, 1)
     on conflict (key) do update set
       count = case when r.window_start <= $3 then 1 else r.count + 1 end,
       window_start = case when r.window_start <= $3 then excluded.window_start else r.window_start end
     returning count, window_start`,
    [keyOf(limit, who), now, new Date(now.getTime() - limit.windowMinutes * 60_000)],
  );
  if (!row || row.count <= limit.max) return;
  const over = row.window_start.getTime() + limit.windowMinutes * 60_000;
  const minutes = Math.max(1, Math.ceil((over - now.getTime()) / 60_000));
  throw new OnetillError(
    "rate_limited",
    `Too many attempts. Try again in ${minutes === 1 ? "a minute" : `${minutes} minutes`}.`,
  );
}

/** Forgets the attempts, because the last one was right. */
export async function clearAttempts(limit: Limit, who: string): Promise<void> {
  await query("delete from rate_limits where key = $1", [keyOf(limit, who)]);
}
