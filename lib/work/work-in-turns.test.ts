import { expect, test } from "vitest";
import { workInTurns } from "./work-in-turns";

/** Queues of sites in memory; rows are numbers. `order` is which site each row was of. */
function desk(queues: Record<string, number>, work: (siteId: string) => unknown = () => {}) {
  const waiting = new Map(Object.entries(queues));
  const order: string[] = [];
  const next = async (site: string) => {
    const siteId = String(site);
    const left = waiting.get(siteId) ?? 0;
    if (left === 0) return false;
    waiting.set(siteId, left - 1);
    try {
      await new Promise(setImmediate);
      await work(siteId);
    } catch (error) {
      waiting.set(siteId, (waiting.get(siteId) ?? 0) + 1);
      throw error;
    }
    order.push(siteId);
    return true;
  };
  const findSites = async () => [...waiting].filter(([, left]) => left > 0).map(([site]) => site);
  return { waiting, order, turns: { findSites, workNext: next, lanes: 4, lanesPerSite: 2 } };
}

const fault = (code: string) => Object.assign(new Error("away"), { code });

test("everything is worked off, each row once", async () => {
  const { turns, order, waiting } = desk({ a: 30, b: 7, c: 1 });
  expect(await workInTurns(turns)).toBe(38);
  expect(order).toHaveLength(38);
  expect([...waiting.values()]).toEqual([0, 0, 0]);
});

test("a site with a long queue lets another's single row pass", async () => {
  const { turns, order } = desk({ long: 5000, other: 1 });
  await workInTurns(turns);
  expect(order.indexOf("other")).toBeLessThan(20);
});

test("a row that comes in the midst of another site's queue is found before that is over", async () => {
  const { turns, order, waiting } = desk({ long: 1500 }, async () => {
    if (order.length >= 20 && !waiting.has("late")) waiting.set("late", 1);
    await new Promise((resolve) => setTimeout(resolve, 1));
  });
  await workInTurns(turns);
  expect(order.indexOf("late")).toBeGreaterThan(0);
  expect(order.indexOf("late")).toBeLessThan(1400);
});

test("a site has no more lanes than it may, and others have the rest", async () => {
  const working = new Map<string, number>();
  let most = 0;
  const { turns } = desk({ a: 20, b: 20 }, async (site) => {
    working.set(site, (working.get(site) ?? 0) + 1);
    most = Math.max(most, working.get(site) ?? 0);
    await new Promise(setImmediate);
    working.set(site, (working.get(site) ?? 0) - 1);
  });
  await workInTurns(turns);
  expect(most).toBe(2);
});

test("a fault of the database at one site leaves the others' work to go on, and is thrown at the end", async () => {
  const { turns, waiting } = desk({ ill: 3, well: 50, fine: 50 }, (site) => {
    if (site === "ill") throw fault("55P03");
  });
  await expect(workInTurns(turns)).rejects.toMatchObject({ code: "55P03" });
  expect(Object.fromEntries(waiting)).toEqual({ ill: 3, well: 0, fine: 0 });
});

test("a site that had a fault is tried again while another's queue goes on", async () => {
  let tries = 0;
  const { turns, order, waiting } = desk({ ill: 1, endless: 1 }, async (site) => {
    if (site === "ill") {
      tries += 1;
      if (tries === 1) throw fault("55P03");
      return;
    }
    // There is always one more until the other one has had its turn.
    if (!order.includes("ill")) waiting.set("endless", 1);
    await new Promise((resolve) => setTimeout(resolve, 5));
  });
  await expect(workInTurns(turns, { lookEvery: 20 })).rejects.toMatchObject({ code: "55P03" });
  expect(tries).toBe(2);
  expect(Object.fromEntries(waiting)).toEqual({ ill: 0, endless: 0 });
});

test("when the database is away the round ends, and no lane goes on beside the next one", async () => {
  let working = 0;
  const many = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`site-${at}`, 5]));
  let tries = 0;
  const { turns } = desk(many, async () => {
    working += 1;
    tries += 1;
    await new Promise((resolve) => setTimeout(resolve, tries % 7));
    working -= 1;
    throw fault("57P01");
  });
  await expect(workInTurns(turns)).rejects.toMatchObject({ code: "57P01" });
  expect(working).toBe(0);
  expect(tries).toBeLessThan(15);
});

test("it stops between two rows when it is asked to", async () => {
  const stop = new AbortController();
  const { turns, order, waiting } = desk({ long: 5000 }, () => {
    if (order.length >= 10) stop.abort();
  });
  const done = await workInTurns(turns, { signal: stop.signal });
  expect(done).toBe(order.length);
  expect(done).toBeLessThan(20);
  expect(waiting.get("long")).toBe(5000 - done);
});

test("what waits but is in others' hands is told, so that it is looked at again soon", async () => {
  let asked = 0;
  const lookAgainSoon = () => {
    asked += 1;
  };
  const { turns } = desk({ a: 1 });
  const held = { ...turns, workNext: async () => false };
  expect(await workInTurns(held, { lookAgainSoon })).toBe(0);
  expect(asked).toBe(1);
  await workInTurns(turns, { lookAgainSoon });
  expect(asked).toBe(1);
});

test("while one lane hangs, what comes meanwhile is found", async () => {
  let letGo = () => {};
  const hanging = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const { turns, order, waiting } = desk({ hanging: 1 }, (site) => {
    if (site === "hanging") return hanging;
    letGo();
  });
  setTimeout(() => waiting.set("new", 1), 20);
  await workInTurns(turns, { lookEvery: 5 });
  expect(order.sort()).toEqual(["hanging", "new"]);
});

test("sites that were told of are worked on while the look over all sites fails, and that is told at the end", async () => {
  const { turns, waiting, order } = desk({ healthy: 30, other: 5, untold: 1 });
  const told = [["healthy"], ["other"]];
  const down = { ...turns, findSites: () => Promise.reject(fault("57P01")) };
  let sweeps = 0;
  const round = {
    woken: () => told.shift() ?? [],
    isSweepDue: () => {
      sweeps += 1;
      return sweeps === 1;
    },
    lookEvery: 1,
  };
  await expect(workInTurns(down, round)).rejects.toMatchObject({ code: "57P01" });
  expect(Object.fromEntries(waiting)).toEqual({ healthy: 0, other: 0, untold: 1 });
  expect(order).toHaveLength(35);
});

test("where wake-ups name their sites nobody looks over all of them in between", async () => {
  const { turns, waiting } = desk({ told: 3, untold: 1 });
  let looks = 0;
  const findSites = async () => {
    looks += 1;
    return [];
  };
  const told = [["told"]];
  const round = { woken: () => told.shift() ?? [], isSweepDue: () => false, lookEvery: 0 };
  expect(await workInTurns({ ...turns, findSites }, round)).toBe(3);
  expect([looks, waiting.get("untold")]).toEqual([0, 1]);
});

test("a site whose rows others have at this moment is named, so that it is looked at again soon", async () => {
  const { turns } = desk({ held: 1, free: 1 });
  const again: (string | null)[] = [];
  const told = [["held", "free"]];
  await workInTurns(
    {
      ...turns,
      workNext: (site) => (site === "held" ? Promise.resolve(false) : turns.workNext(site)),
      isDue: async (site) => site === "held",
    },
    {
      ...{ woken: () => told.shift() ?? [], isSweepDue: () => false },
      lookAgainSoon: (sites) => void again.push(...sites),
    },
  );
  expect(again).toEqual(["held"]);
});

test("what is told of a site while somebody is at it is not missed", async () => {
  const { turns, waiting, order } = desk({ busy: 2 }, () => {
    if (order.length === 0) told.push(["busy"], ["busy"], ["busy"]);
  });
  const told: string[][] = [["busy"]];
  let last = 1;
  // The last row is there only once nobody finds one any more.
  const workNext = async (site: string) => {
    const had = await turns.workNext(site);
    if (!had && last > 0) {
      last -= 1;
      waiting.set("busy", 1);
    }
    return had;
  };
  const round = { woken: () => told.shift() ?? [], isSweepDue: () => false, lookEvery: 0 };
  expect(await workInTurns({ ...turns, workNext, lanesPerSite: 1 }, round)).toBe(3);
});
