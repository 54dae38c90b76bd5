const hour = 3600;
const day = 24 * hour;

/** Deliveries closer together than this, in hours, are one burst: they say nothing about pauses. */
export const burstHours = 6;
/** So many pauses are looked at, at most. */
export const mostPauses = 60;

const fewestPauses = 8;
const leastHistory = 14 * day;
const soonest = day;
const quietByNature = 14 * day;
const latest = 120 * day;

const at = (sorted: readonly number[], share: number) =>
  sorted[Math.floor((sorted.length - 1) * share)] as number;

/** Without a pause that is far beyond all others: it was itself an outage, or a holiday. */
function withoutLone(sorted: readonly number[]): readonly number[] {
  const [longest = 0, second = 0] = sorted.slice(-2).reverse();
  return longest > 4 * second ? sorted.slice(0, -1) : sorted;
}

/**
 * The quiet after which a connection is silent, in seconds, learned from its own pauses: three times
 * a long one (90th percentile), and more than twice the longest it came back from. Nights, weekends and
 * seasons are among the pauses, so they count as usual. The fewer pauses are known, the longer it waits:
 * with payments at random it is wrong about less than one pause in 300, with a full history one in 2,000.
 *
 * Null where nobody can tell: too few pauses, less than two weeks of history, or a connection that is
 * quiet by nature (half of its pauses are longer than two weeks).
 */
export function silenceThreshold(pauses: readonly number[]): number | null {
  if (pauses.length < fewestPauses) return null;
  const sorted = withoutLone(pauses.toSorted((a, b) => a - b));
  if (sorted.reduce((sum, pause) => sum + pause, 0) < leastHistory) return null;
  if (at(sorted, 0.5) > quietByNature) return null;
  const caution = 2 + 16 / sorted.length;
  const threshold = Math.max(3 * at(sorted, 0.9), caution * at(sorted, 1), soonest);
  return threshold > latest ? null : threshold;
}
