import { isDeadlock, isInfrastructureFault } from "@/lib/db";

interface Bounds<Item> {
  /** How many are done together at most; 64 unless told. */
  most?: number;
  /** What an item weighs, and how much is done together at most. */
  weigh?: (item: Item) => number;
  heaviest?: number;
}

interface Asked<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

/** Takes from the front what is done together: at least one, and no more than the bounds allow. */
function takeFront<Item, Result>(
  waiting: Asked<Item, Result>[],
  { most = 64, weigh = () => 0, heaviest = Number.POSITIVE_INFINITY }: Bounds<Item>,
): Asked<Item, Result>[] {
  let [count, weight] = [0, 0];
  for (const { item } of waiting) {
    weight += weigh(item);
    if (count === most || (count > 0 && weight > heaviest)) break;
    count += 1;
  }
  return waiting.splice(0, count);
}

/**
 * Does together what is asked for at the same time under one key. The first goes at once; what is asked
 * while it is on its way waits for it and goes together, so nobody waits where little is asked, and much
 * costs little more than one. `doAll` gives a result for each, in their order, and begins after each was asked.
 *
 * When several fail together each is done by itself, so that one is to blame for itself alone. A fault of
 * the database is told to all who wait: they would only wait as long once more.
 */
export function gather<Item, Result>(
  keyOf: (item: Item) => string,
  doAll: (items: readonly Item[]) => Promise<readonly Result[]>,
  bounds: Bounds<Item> = {},
): (item: Item) => Promise<Result> {
  /** What waits behind the one on its way, by key; none is on its way where there is no entry. */
  const lines = new Map<string, Asked<Item, Result>[]>();

  const doTogether = async (asked: readonly Asked<Item, Result>[]) => {
    const results = await doAll(asked.map(({ item }) => item));
    for (const [nth, { resolve }] of asked.entries()) resolve(results[nth] as Result);
  };

  const doEachAlone = async (asked: readonly Asked<Item, Result>[]) => {
    for (const one of asked) await doTogether([one]).catch(one.reject);
  };

  const go = async (key: string, waiting: Asked<Item, Result>[]) => {
    while (waiting.length > 0) {
      const asked = takeFront(waiting, bounds);
      await doTogether(asked).catch((error: unknown) => {
        const isAway = isInfrastructureFault(error) && !isDeadlock(error);
        if (!isAway && asked.length > 1) return doEachAlone(asked);
        const behind = isAway ? waiting.splice(0) : [];
        for (const { reject } of [...asked, ...behind]) reject(error);
      });
    }
    lines.delete(key);
  };

  return (item) =>
    new Promise((resolve, reject) => {
      const key = keyOf(item);
      const waiting = lines.get(key);
      const asked = { item, resolve, reject };
      if (waiting) {
        waiting.push(asked);
        return;
      }
      const line = [asked];
      lines.set(key, line);
      void go(key, line);
    });
}
