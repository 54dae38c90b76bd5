import { countAttempt, tooMany } from "../sign-in/take-attempt";
import type { Limit } from "./limits";

/** Who has tried this often at most has not used anything up. */
const HARDLY = 3;

export interface Turn {
  /** Counted for one caller. */
  own: Limit;
  /** Counted for all callers together. */
  shared: Limit;
  /** What there is beyond `shared` for callers who have hardly tried. */
  extra: Limit;
}

/**
 * Counts one attempt for the caller and for what all callers share. Strangers who use the shared
 * allowance up shut out those who have tried often, and nobody else: who has hardly tried goes on
 * with an extra of its own bound. Throws `rate_limited`.
 */
export async function takeTurn(
  { own, shared, extra }: Turn,
  who: { own: string; shared: string },
  now: Date,
): Promise<void> {
  const mine = await countAttempt(own, who.own, now);
  if (mine.count > own.max) throw tooMany(mine.over, now);
  const all = await countAttempt(shared, who.shared, now);
  if (all.count <= shared.max) return;
  if (mine.count > HARDLY) throw tooMany(all.over, now);
  const more = await countAttempt(extra, who.shared, now);
  if (more.count > extra.max) throw tooMany(more.over, now);
}
