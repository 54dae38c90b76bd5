import type { DeliveryOutcome } from "@/lib/inbox/browser";
import type { ActionResult } from "@/lib/kernel/schemas";

export type ReadOutcomes = (input: { ids: string[] }) => Promise<ActionResult<DeliveryOutcome[]>>;

interface Following {
  /** Called with what has been settled since the last call. */
  onSettled: (outcomes: DeliveryOutcome[]) => void;
  signal: AbortSignal;
  /** Gives up after so many looks; the deliveries go on by themselves. */
  looks?: number;
  pauseMs?: number;
}

const wait = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });

/** Looks at deliveries until each is worked through. Returns the ids of those that still wait. */
export async function followOutcomes(
  ids: readonly string[],
  read: ReadOutcomes,
  { onSettled, signal, looks = 40, pauseMs = 250 }: Following,
): Promise<string[]> {
  let waiting = [...ids];
  for (let look = 0; look < looks && waiting.length > 0 && !signal.aborted; look++) {
    if (look > 0) await wait(pauseMs, signal);
    // A look that fails is one that saw nothing.
    const result = await read({ ids: waiting }).catch(() => undefined);
    const settled = result?.ok ? result.value.filter(({ state }) => state !== "pending") : [];
    if (settled.length === 0 || signal.aborted) continue;
    const done = new Set(settled.map(({ id }) => id));
    waiting = waiting.filter((id) => !done.has(id));
    onSettled(settled);
  }
  return waiting;
}
