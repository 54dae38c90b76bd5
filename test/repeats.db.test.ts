import { afterAll, afterEach, expect, test, vi } from "vitest";
import { closePool, pool, query } from "@/lib/db";
import { processWaitingDeliveries } from "@/lib/jobs";
import { kofiDelivery } from "./deliveries";
import { newTill } from "./till";
import { startWorkerProcess } from "./worker-process";

let worker: ReturnType<typeof startWorkerProcess> | undefined;

afterEach(async () => {
  await worker?.kill();
  worker = undefined;
});
afterAll(closePool);

test("a delivery is worked off while repeats of it are still being counted", async () => {
  const till = await newTill();
  const posted = kofiDelivery(till.secrets.kofi);
  await till.receive("kofi", posted);
  // Whoever counts a repeat is held up in the midst of it.
  await query(
    `create function wait_for_test() returns trigger language plpgsql as $$
     begin perform pg_advisory_xact_lock(1); return new; end $$`,
  );
  await query(
    `create trigger wait_for_test before insert or update on inbound_repeats
     for each row execute function wait_for_test()`,
  );
  const holder = await pool().connect();
  await holder.query("select pg_advisory_lock(1)");
  try {
    const repeats = Array.from({ length: 3 }, () => till.receive("kofi", posted));
    const areHeldUp = `select count(*)::int as n from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    // The others go together behind the first.
    await vi.waitFor(async () => expect(await query(areHeldUp)).toEqual([{ n: 1 }]), 10_000);
    expect(await processWaitingDeliveries()).toBe(1);
    expect(await till.orders()).toHaveLength(1);
    await holder.query("select pg_advisory_unlock(1)");
    expect(await Promise.all(repeats)).toEqual(Array(3).fill({ duplicate: true }));
    expect(await till.deliveries()).toMatchObject([{ repeats: 3, attempts: 1 }]);
  } finally {
    holder.release(true);
    await query("drop trigger wait_for_test on inbound_repeats");
  }
});

test("a delivery that comes two hundred times at once is an order without any sweep, and every repeat is counted", async () => {
  // Nobody looks by himself for an hour.
  worker = startWorkerProcess({ ONETILL_SWEEP_INTERVAL: "1h" });
  const till = await newTill();
  await till.receive("kofi", kofiDelivery(till.secrets.kofi));
  await vi.waitFor(async () => expect(await till.orders()).toHaveLength(1), 30_000);
  for (let round = 2; round <= 3; round++) {
    const posted = kofiDelivery(till.secrets.kofi);
    const answers = await Promise.all(
      Array.from({ length: 200 }, () => till.receive("kofi", posted)),
    );
    expect(answers.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
    await vi.waitFor(async () => expect(await till.orders()).toHaveLength(round), 5000);
  }
  const counted = (await till.deliveries()).map(({ repeats, attempts }) => [repeats, attempts]);
  expect(counted).toEqual([[0, 1], ...Array(2).fill([199, 1])]);
});
