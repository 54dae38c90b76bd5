import { AsyncLocalStorage } from "node:async_hooks";

const progress = new AsyncLocalStorage<{ at: number }>();

/** Notes that the work around the caller goes on. */
export function noteProgress(): void {
  const seen = progress.getStore();
  if (seen) seen.at = performance.now();
}

/** Milliseconds; more than any statement, transaction, mail or call of ours may take. */
const QUIET_LIMIT = 180_000;

/** Work of which nothing was heard for too long. It may still be going on; nobody waits for it. */
export class StuckError extends Error {
  constructor(quietMs: number) {
    super(`No sign of progress for ${Math.round(quietMs / 1000)} s; it is begun anew.`);
    this.name = "StuckError";
  }
}

/**
 * Runs `work` and gives up waiting for it when it has sent nothing to the database for `quietMs`:
 * then it throws a StuckError. Every statement and transaction has a limit of its own, so this is for
 * what else it may wait for.
 */
export async function whileProgressing<T>(
  work: () => Promise<T>,
  quietMs = QUIET_LIMIT,
): Promise<T> {
  const seen = { at: performance.now() };
  const running = progress.run(seen, work);
  running.catch(() => {}); // nobody may be left to hear of it
  let timer: NodeJS.Timeout | undefined;
  const stuck = new Promise<never>((_, reject) => {
    timer = setInterval(() => {
      if (performance.now() - seen.at > quietMs) reject(new StuckError(quietMs));
    }, quietMs / 4);
  });
  try {
    return await Promise.race([running, stuck]);
  } finally {
    clearInterval(timer);
  }
}
