import { setTimeout as wait } from "node:timers/promises";
import { isInfrastructureFault, makeRoom } from "@/lib/db";

/** What a loop is told by whoever keeps it running. All of it may be left out. */
export interface Round {
  /** Work ends between two rows when this is aborted; what is left is found again. */
  signal?: AbortSignal;
  /** Called with the sites where something waits that could not be had: another worker has it at this moment. */
  lookAgainSoon?: (sites: readonly string[]) => void;
  /**
   * The sites that were told of since it was last asked. Where it is given, these are worked on whatever
   * becomes of the look over all sites, and that is taken only when `isSweepDue` says so.
   */
  woken?: () => readonly string[];
  isSweepDue?: () => boolean;
  /** Looks for new work so often while rows are being worked on, ms; four times a second unless told. */
  lookEvery?: number;
}

interface Turns {
  /** The sites where something is due. One look over all of them. */
  findSites: () => Promise<string[]>;
  /** Whether something is due at this site, be it in others' hands. */
  isDue?: (siteId: string) => Promise<boolean>;
  /**
   * Works off the site's next rows, `most` of them, each whole or not at all. Returns how many, or
   * whether there was one; 0 or false when none was to be had.
   */
  workNext: (siteId: string, most: number) => Promise<number | boolean>;
  /** How many rows are worked on beside each other, in all and of one site. */
  lanes: number;
  lanesPerSite: number;
  /** How many rows of a long queue `workNext` may be asked for at once; 1 unless told. */
  atOnce?: number;
  /** How many connections to the database the lanes use at once; one each unless told. */
  connections?: number;
}

/** Rows of one site before it is another's turn. */
const turnLength = 5;
/** One more row at once for each so many that the site has had in this round: others want some, too. */
const growth = 8;
const usualLookEvery = 250; // ms
/** How long a site is left alone after a fault. */
const asideFor = 500; // ms

/**
 * Works off everything that is due, in lanes beside each other, sites taking turns: one with a long
 * queue delays another by a turn. Rows are claimed by `workNext` itself, so that any number of workers
 * can do the same. A fault of one row's site sets that site aside for half a second; several in a row, none of
 * them with work done between, end the round, since then it is the database that is away. Throws the
 * first such fault when all lanes have ended. Returns how many rows were worked off.
 */
export async function workInTurns(turns: Turns, round: Round = {}): Promise<number> {
  const { lanes, connections = lanes } = turns;
  // One more is for looking around.
  const giveBack = makeRoom(connections + 1);
  return runRound(turns, round).finally(giveBack);
}

async function runRound(turns: Turns, round: Round): Promise<number> {
  const { findSites, isDue, workNext, lanes, lanesPerSite, atOnce = 1 } = turns;
  const { woken, isSweepDue = () => woken === undefined } = round;
  const { lookEvery = usualLookEvery } = round;
  const queue: string[] = [];
  /** How many turns each site has, waiting or running. */
  const places = new Map<string, number>();
  /** Until when a site is left alone: a round may last as long as there is work. */
  const aside = new Map<string, number>();
  const isAside = (site: string) => (aside.get(site) ?? 0) > performance.now();
  const doneOf = new Map<string, number>();
  const running = new Set<Promise<void>>();
  /** Sites at which somebody is, and of which more was told: whoever leaves them last looks once more. */
  const toldMeanwhile = new Set<string>();
  /** Where something waits that was not to be had. */
  const held = new Set<string>();
  let failure: { error: unknown } | undefined;
  let [done, faultsInARow, lookedAt] = [0, 0, 0];
  const isOver = () => faultsInARow > lanes || round.signal?.aborted === true;

  const enqueue = (found: readonly string[]) => {
    // Everybody's first turn comes before anybody's second one.
    for (let place = 0; place < lanesPerSite; place++) {
      for (const site of found) {
        if (place === 0 && (places.get(site) ?? 0) > 0) toldMeanwhile.add(site);
        if (isAside(site) || (places.get(site) ?? 0) > place) continue;
        places.set(site, place + 1);
        queue.push(site);
      }
    }
    while (running.size < lanes && queue.length > 0 && !isOver()) start();
  };

  /** Those who were told of first: they do not depend on a look that goes over all sites. */
  const look = async () => {
    lookedAt = performance.now();
    const told = woken?.() ?? [];
    enqueue(told);
    if (!isSweepDue()) return told.length;
    const found = await findSites();
    enqueue(found);
    return found.length;
  };

  const fail = (error: unknown, site?: string) => {
    failure ??= { error };
    // A mistake of ours ends the round; a fault of the database may be this row's alone.
    faultsInARow = isInfrastructureFault(error) ? faultsInARow + 1 : Number.POSITIVE_INFINITY;
    if (site !== undefined) aside.set(site, performance.now() + asideFor);
  };

  const takeTurn = async (site: string): Promise<boolean> => {
    for (let rows = 0; rows < turnLength; ) {
      if (isOver() || isAside(site)) return false;
      const before = doneOf.get(site) ?? 0;
      const most = Math.min(atOnce, 1 + Math.floor(before / growth));
      const count = Number(await workNext(site, most));
      if (count === 0) return false;
      rows += count;
      done += count;
      doneOf.set(site, (doneOf.get(site) ?? 0) + count);
      faultsInARow = 0;
    }
    return true;
  };

  const lane = async () => {
    for (let site = queue.shift(); site !== undefined && !isOver(); site = queue.shift()) {
      const hasMore = await takeTurn(site).catch((error: unknown) => {
        fail(error, site);
        return false;
      });
      if (hasMore) queue.push(site);
      else await leave(site);
      if (performance.now() - lookedAt < lookEvery || isOver()) continue;
      await look().catch((error: unknown) => fail(error));
    }
  };

  /** A site that has nothing more to be had. What others have of it at this moment may come back. */
  const leave = async (site: string) => {
    places.set(site, (places.get(site) ?? 1) - 1);
    if (places.get(site) !== 0 || isAside(site)) return;
    if (toldMeanwhile.delete(site)) {
      enqueue([site]);
      return;
    }
    if (!woken || !isDue) return;
    const waits = await isDue(site).catch((error: unknown) => {
      fail(error, site);
      return false;
    });
    if (waits) held.add(site);
    else held.delete(site);
  };

  const start = () => {
    const one = lane().finally(() => running.delete(one));
    running.add(one);
  };

  /** Until the lanes have ended, looking for others' work meanwhile: any of them may be held up for long. */
  const untilEnded = async () => {
    while (running.size > 0) {
      const over = new AbortController();
      const tick = wait(lookEvery, undefined, { signal: over.signal }).catch(() => {});
      await Promise.race([...running, tick]);
      over.abort();
      if (running.size === 0 || isOver() || performance.now() - lookedAt < lookEvery) continue;
      await look().catch((error: unknown) => fail(error));
    }
  };

  for (;;) {
    const before = done;
    const found = await look().catch((error: unknown) => {
      fail(error);
      return 0;
    });
    await untilEnded();
    if (failure && (isOver() || done === before)) throw failure.error;
    if (round.signal?.aborted) return done;
    if (done > before || (woken && found > 0)) continue;
    if (woken ? held.size > 0 : found > 0) round.lookAgainSoon?.([...held]);
    return done;
  }
}
