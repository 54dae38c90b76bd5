import { query } from "@/lib/db";
import { hashToken, log, OnetillError } from "@/lib/kernel";
import type { Limit } from "./limits";

/** How far somebody is in the present window, with this request. */
export interface RequestCount {
  limit: number;
  remaining: number;
  /** Seconds until the window ends. */
  resetSeconds: number;
  isOver: boolean;
}

/** What this process knows of one who is counted. */
interface Tally {
  /** When the window began, in milliseconds. */
  start: number;
  /** What all processes had told the database when it last answered. */
  known: number;
  /** Counted here and not told yet, and on its way. */
  untold: number;
  onItsWay: number;
  toldAt: number;
  telling?: Promise<void>;
}

/** A process tells the database after this part of the bound, or after a second. */
const PART = 40;
const TELL_MS = 1000;
/** So many are kept before those of past windows are dropped. */
const MANY = 2000;

/** Adds to the window's count and returns what it is then, over all processes. */
async function addToWindow(key: string, start: number, more: number): Promise<number> {
  const [row] = await query<{ count: number }>(
    `insert into rate_limits as r (key, window_start, count) values ($1, $2, $3)
     on conflict (key) do update set
       count = case when r.window_start < excluded.window_start then 0 else r.count end
         + excluded.count,
       window_start = greatest(r.window_start, excluded.window_start)
     returning count`,
    [key, new Date(start), more],
  );
  return row?.count ?? more;
}

/**
 * Counts requests of which there are many: in windows that begin at the same moments everywhere. A
 * process tells the database of its share now and then instead of writing for each request, so that N
 * processes together let through at most N/40 more than the bound. Nothing is lost with a process but
 * what it had not told.
 */
export class RequestCounter {
  private readonly tallies = new Map<string, Tally>();

  constructor(private readonly now = () => Date.now()) {}

  async count(limit: Limit, who: string): Promise<RequestCount> {
    const length = limit.windowMinutes * 60_000;
    const now = this.now();
    const start = now - (now % length);
    const key = `${limit.name}:${hashToken(who)}`;
    const tally = this.tallyOf(key, start);
    const counted = () => tally.known + tally.onItsWay + tally.untold;
    const isOver = counted() >= limit.max;
    if (!isOver) {
      tally.untold += 1;
      // What the others have had is not known before the first answer, and must not lag far behind.
      const mustBeTold = () => tally.toldAt === 0 || tally.untold * PART >= limit.max;
      if (mustBeTold()) {
        await tally.telling;
        if (mustBeTold()) await this.tell(key, tally, now);
      } else if (tally.telling === undefined && now - tally.toldAt >= TELL_MS) {
        void this.tell(key, tally, now);
      }
    }
    return {
      limit: limit.max,
      remaining: Math.max(0, limit.max - counted()),
      resetSeconds: Math.max(1, Math.ceil((start + length - now) / 1000)),
      isOver: isOver || counted() > limit.max,
    };
  }

  private tallyOf(key: string, start: number): Tally {
    const there = this.tallies.get(key);
    if (there?.start === start) return there;
    if (this.tallies.size >= MANY) {
      for (const [old, tally] of this.tallies) if (tally.start < start) this.tallies.delete(old);
    }
    const tally = { start, known: 0, untold: 0, onItsWay: 0, toldAt: 0 };
    this.tallies.set(key, tally);
    return tally;
  }

  /** Tells the database what was counted here. Whoever comes meanwhile waits for the same answer. */
  private tell(key: string, tally: Tally, now: number): Promise<void> {
    const more = tally.untold;
    tally.untold = 0;
    tally.onItsWay = more;
    tally.toldAt = now;
    tally.telling = addToWindow(key, tally.start, more)
      .then(
        (known) => {
          tally.known = known;
        },
        (error: unknown) => {
          // Counting is no reason to fail: what was not told is told the next time.
          tally.untold += more;
          log.debug("requests were not counted", { error });
        },
      )
      .finally(() => {
        tally.onItsWay = 0;
        tally.telling = undefined;
      });
    return tally.telling;
  }
}

// One for the process, also across the module copies that Next makes.
const store = globalThis as typeof globalThis & { onetillRequests?: RequestCounter };

/** Counts one request of the caller in this process's counter. Never throws. */
export function countRequest(limit: Limit, who: string): Promise<RequestCount> {
  store.onetillRequests ??= new RequestCounter();
  return store.onetillRequests.count(limit, who);
}

/** The refusal of one request too many. */
export const tooManyRequests = ({ resetSeconds }: RequestCount): OnetillError =>
  new OnetillError(
    "rate_limited",
    `Too many requests. Try again in ${resetSeconds === 1 ? "a second" : `${resetSeconds} seconds`}.`,
    { retryAfter: resetSeconds },
  );

/** Counts one request, and throws `rate_limited` when it is one too many. */
export async function takeRequest(limit: Limit, who: string): Promise<void> {
  const count = await countRequest(limit, who);
  if (count.isOver) throw tooManyRequests(count);
}
