import { OnetillError } from "@/lib/kernel";
import { atOnce } from "../limits/limits";

/** Those whom somebody knows go ahead of strangers, and have places of their own to wait. */
export type Place = "ahead" | "behind";

interface Turns {
  running: number;
  waiting: Record<Place, (() => void)[]>;
}

// One for the process, also across the module copies that Next makes.
const store = globalThis as typeof globalThis & { onetillHashing?: Turns };

const places: Record<Place, number> = {
  ahead: atOnce.passwordsWaitingAhead.max,
  behind: atOnce.passwordsWaiting.max,
};

const busy = () =>
  new OnetillError(
    "rate_limited",
    "Many people are signing in at this moment. Try again in a few seconds.",
    { retryAfter: 5 },
  );

/**
 * Does the work when it is its turn: two at once in a process, for hashing a password takes memory and
 * a core. Throws `rate_limited` when too many wait already.
 */
export async function hashInTurn<T>(place: Place, work: () => Promise<T>): Promise<T> {
  store.onetillHashing ??= { running: 0, waiting: { ahead: [], behind: [] } };
  const turns = store.onetillHashing;
  if (turns.running < atOnce.passwordHashes.max) turns.running += 1;
  else {
    if (turns.waiting[place].length >= places[place]) throw busy();
    // Whoever is done hands its turn on: the count stays.
    await new Promise<void>((resolve) => turns.waiting[place].push(resolve));
  }
  try {
    return await work();
  } finally {
    const next = turns.waiting.ahead.shift() ?? turns.waiting.behind.shift();
    if (next) next();
    else turns.running -= 1;
  }
}
