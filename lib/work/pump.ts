import { setTimeout as wait } from "node:timers/promises";
import { type Channel, isInfrastructureFault, listenTo, whileProgressing } from "@/lib/db";
import { env, log } from "@/lib/kernel";
import type { Round } from "@/lib/work";

/** After a stumble, and when something waited that another worker had in its hands. */
const shortPause = 500; // ms

const isSiteId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

interface Options {
  /** Looks for other work so often while some is being done; see `Round`. */
  lookEvery?: number; // ms
}

/**
 * Runs `work` whenever the channel wakes it, for the site that the wake-up names, and once in every sweep
 * for all sites, for what a lost wake-up left behind. It waits out a database that is away, and says so once; it begins anew when nothing is heard
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
  let isWoken = false;
  let sleep: AbortController | undefined;
  /** Sites that were told of and not taken up yet; those that are taken up come back when a round fails. */
  const told = new Set<string>();
  let takenUp = new Set<string>();
  let sweptAt = Number.NEGATIVE_INFINITY;
  const wake = (payload = "") => {
    // Without a site it may be any: so it is after a connection that was lost.
    if (isSiteId.test(payload)) told.add(payload);
    else sweptAt = Number.NEGATIVE_INFINITY;
    isWoken = true;
    sleep?.abort();
  };
  const stopListening = listenTo(channel, wake);
  const takeTold = () => {
    const sites = [...told];
    told.clear();
    for (const site of sites) takenUp.add(site);
    return sites;
  };
  const isSweepDue = () => {
    const now = performance.now();
    if (now - sweptAt < env().sweepIntervalMs) return false;
    sweptAt = now;
    return true;
  };

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
      isWoken = false;
      takenUp = new Set();
      let pause = env().sweepIntervalMs;
      const lookAgainSoon = (sites: readonly (string | null)[]) => {
        for (const site of sites) if (site !== null) told.add(site);
        pause = Math.min(pause, shortPause);
      };
      try {
        await whileProgressing(() =>
          work({
            ...{ signal, lookAgainSoon, woken: takeTold, isSweepDue },
            ...(lookEvery === undefined ? {} : { lookEvery }),
          }),
        );
        noteSuccess();
      } catch (error) {
        if (signal.aborted) return;
        noteFault(error);
        pause = shortPause;
        // What was begun is begun again, and the look over all sites with it.
        for (const site of takenUp) told.add(site);
        sweptAt = Number.NEGATIVE_INFINITY;
        // A wake-up that came while the database was away says nothing about its being back.
        isWoken = false;
      }
      if (isWoken || signal.aborted) continue;
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
