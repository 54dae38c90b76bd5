import { afterAll, expect, test } from "vitest";
import { closePool, query } from "@/lib/db";
import { platformReaders } from "@/lib/platforms";
import { kofiDelivery } from "@/test/deliveries";
import { newTill } from "@/test/till";
import type { Reader } from "./reader";
import { workOnDeliveries } from "./work-on-deliveries";

afterAll(closePool);

const kofi = platformReaders.find(({ platform }) => platform === "kofi") as Reader;

/** Reads as Ko-fi's, and tells how many came in each transaction. */
function watching(apply: Reader["apply"] = kofi.apply) {
  const batches: number[] = [];
  const reader: Reader = {
    ...kofi,
    apply: (tx, told, at) => {
      batches.push(told.length);
      return apply(tx, told, at);
    },
  };
  return { batches, readers: [reader] };
}

async function receiveMany(till: Awaited<ReturnType<typeof newTill>>, count: number) {
  await Promise.all(
    Array.from({ length: count }, (_, nth) =>
      till.receive("kofi", kofiDelivery(till.secrets.kofi, { email: `${nth % 7}@example.com` })),
    ),
  );
}

test("few deliveries come one by one, a long queue several at once; each is an order all the same", async () => {
  const [few, many] = [await newTill(), await newTill()];
  await receiveMany(few, 3);
  const first = watching();
  expect(await workOnDeliveries(first.readers)).toBe(3);
  expect(first.batches).toEqual([1, 1, 1]);
  await receiveMany(many, 60);
  const second = watching();
  expect(await workOnDeliveries(second.readers)).toBe(60);
  expect(second.batches.length).toBeLessThan(40);
  expect(Math.max(...second.batches)).toBeLessThanOrEqual(16);
  expect(await many.orders()).toHaveLength(60);
});

test("one that fails takes nothing from those beside it: they are done, it is counted and waits", async () => {
  const till = await newTill();
  await receiveMany(till, 60);
  const [bad] = await query<{ id: string }>(
    "select id from inbound_events where site_id = $1 order by received_at, id offset 45 limit 1",
    [till.siteId],
  );
  const { batches, readers } = watching(async (tx, told, at) => {
    const outcomes = await kofi.apply(tx, told, at);
    if (told.some(({ delivery }) => delivery.id === bad?.id)) throw new Error("our fault");
    return outcomes;
  });
  await workOnDeliveries(readers);
  expect(Math.max(...batches)).toBeGreaterThan(1);
  expect(await till.orders()).toHaveLength(59);
  const counted = await query(
    `select id, attempts, retry_at is not null as waits from inbound_events
     where site_id = $1 and (state = 'pending' or attempts <> 1)`,
    [till.siteId],
  );
  expect(counted).toEqual([{ id: bad?.id, attempts: 1, waits: true }]);
  await query("delete from inbound_events where id = $1 returning 1", [bad?.id]);
});

test("two batches that wait for each other in a circle are done one by one", async () => {
  const till = await newTill();
  await receiveMany(till, 40);
  let deadlocks = 0;
  const { readers } = watching(async (tx, told, at) => {
    if (told.length > 1 && deadlocks < 3) {
      deadlocks += 1;
      throw Object.assign(new Error("deadlock detected"), { code: "40P01" });
    }
    return kofi.apply(tx, told, at);
  });
  expect(await workOnDeliveries(readers)).toBe(40);
  expect(deadlocks).toBe(3);
  expect(await till.orders()).toHaveLength(40);
});

test("what is stored by one who was asked to stop stays whole", async () => {
  const till = await newTill();
  await receiveMany(till, 60);
  const stop = new AbortController();
  let begun = 0;
  const { readers } = watching((tx, told, at) => {
    begun += told.length;
    if (begun > 20) stop.abort();
    return kofi.apply(tx, told, at);
  });
  const done = await workOnDeliveries(readers, { signal: stop.signal });
  expect(done).toBeLessThan(60);
  expect(await till.orders()).toHaveLength(done);
  expect(await workOnDeliveries(readers)).toBe(60 - done);
});
