/**
 * Does `work` for each of `list`, `lanes` of them beside each other. After a failure nothing more is
 * begun, and what runs is waited for: nothing goes on after the answer. Throws the first failure.
 */
export async function inLanes<T>(
  list: Iterable<T>,
  lanes: number,
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  const waiting = list[Symbol.iterator]();
  let failed = false;
  const lane = async () => {
    for (let next = waiting.next(); !next.done && !failed; next = waiting.next()) {
      await work(next.value).catch((error: unknown) => {
        failed = true;
        throw error;
      });
    }
  };
  await allSettled(Array.from({ length: lanes }, lane));
}

/** Waits for all of them, whatever becomes of some, and then throws the first failure. */
export async function allSettled(all: readonly Promise<unknown>[]): Promise<void> {
  const ends = await Promise.allSettled(all);
  for (const end of ends) if (end.status === "rejected") throw end.reason;
}
