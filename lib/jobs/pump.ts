import { setTimeout as wait } from "node:timers/promises";
import { type Channel, isInfrastructureFault, listenTo } from "@/lib/db";
import { env, log } from "@/lib/kernel";

/**
 * Runs `work` whenever the channel wakes it, and once in every sweep for what a lost wake-up left
 * behind. It waits out a database that is away. Returns the function that stops it after the work at hand.
 */
export function startPump(
  channel: Channel,
  name: string,
  work: () => Promise<unknown>,
): () => Promise<void> {
  let stopped = false;
  let woken = false;
  let sleep: AbortController | undefined;
  const wake = () => {
    woken = true;
    sleep?.abort();
  };
  const stopListening = listenTo(channel, wake);

  const run = async () => {
    while (!stopped) {
      woken = false;
      let pause = env().sweepIntervalMs;
      try {
        await work();
      } catch (error) {
        if (!isInfrastructureFault(error)) log.error(`the ${name} pump stumbled`, { error });
        pause = 500;
      }
      if (woken || stopped) continue;
      sleep = new AbortController();
      await wait(pause, undefined, { signal: sleep.signal }).catch(() => {});
    }
  };
  const running = run();

  return async () => {
    stopped = true;
    stopListening();
    wake();
    await running;
  };
}
