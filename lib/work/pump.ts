import { setTimeout as wait } from "node:timers/promises";
import { type Channel, isInfrastructureFault, listenTo, whileProgressing } from "@/lib/db";
import { env, log } from "@/lib/kernel";
import type { Round } from "@/lib/work";

/** After a stumble, and when something waited that another worker had in its hands. */
const shortPause = 500; // ms

interface Options {
  /** Looks for other work so often while some is being done; see `Round`. */
  lookEvery?: number; // ms
}

/**
 * Runs `work` whenever the channel wakes it, and once in every sweep for what a lost wake-up left
 * behind. It waits out a database that is away, and says so once; it begins anew when nothing is heard
 * of the work for minutes. Returns the function that stops it: work is asked to end between two rows.
 */
export function startPump(
  channel: Channel,
  name: string,
  work: (round: Round) => Promise<unknown>,
  { lookEvery }: Options = {},
): () => Promise<void> {
  const stopping = new AbortController();
  const { signal } = stopping;
  let woken = false;
  let sleep: AbortController | undefined;
  const wake = () => {
    woken = true;
    sleep?.abort();
  };
  const stopListening = listenTo(channel, wake);

  let isWaiting = false;
  const noteFault = (error: unknown) => {
    if (!isInfrastructureFault(error)) log.error(`the ${name} pump stumbled`, { error });
    else if (!isWaiting) log.warn(`the ${name} pump waits: nothing is counted`, { error });
    isWaiting = isInfrastructureFault(error);
  };
  const noteSuccess = () => {
    if (isWaiting) log.info(`the ${name} pump goes on`);
    isWaiting = false;
  };

  const run = async () => {
    while (!signal.aborted) {
      woken = false;
      let pause = env().sweepIntervalMs;
      const lookAgainSoon = () => {
        pause = Math.min(pause, shortPause);
      };
      try {
        await whileProgressing(() =>
          work({ signal, lookAgainSoon, ...(lookEvery === undefined ? {} : { lookEvery }) }),
        );
        noteSuccess();
      } catch (error) {
        if (signal.aborted) return;
        noteFault(error);
        pause = shortPause;
        // A wake-up that came while the database was away says nothing about its being back.
        woken = false;
      }
      if (woken || signal.aborted) continue;
      sleep = new AbortController();
      await wait(pause, undefined, { signal: sleep.signal }).catch(() => {});
    }
  };
  const running = run();

  return async () => {
    stopping.abort();
    stopListening();
    wake();
    await running;
  };
}
