import { isInfrastructureFault } from "@/lib/db";
import { log } from "@/lib/kernel";

/**
 * Does the work for each, one after the other; one that fails holds up no other. Throws the first
 * failure at the end, so that the job is tried again, and the reason of `signal` when that is aborted.
 */
export async function forEachApart<T>(
  list: readonly T[],
  work: (item: T) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  const failures: unknown[] = [];
  for (const item of list) {
    signal?.throwIfAborted();
    try {
      await work(item);
    } catch (error) {
      if (isInfrastructureFault(error)) throw error;
      log.error("one of several failed", { error });
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}
