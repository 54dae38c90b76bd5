import { expect, test } from "vitest";
import { query } from "@/lib/db";
import { newId } from "@/lib/kernel";
import { RequestCounter } from "./count-request";

const limit = { name: "test-requests", max: 400, windowMinutes: 1 };
const minute = 60_000;

/** Counters as two web processes have them, at a time that stands still. */
function twoProcesses() {
  const clock = { now: Math.floor(Date.now() / minute) * minute + 10_000 };
  const now = () => clock.now;
  return { clock, processes: [new RequestCounter(now), new RequestCounter(now)] as const };
}

test("one process lets through exactly as many as may, then none until the window ends", async () => {
  const { clock, processes } = twoProcesses();
  const [one] = processes;
  const who = newId();
  const counts = [];
  for (let n = 0; n < limit.max + 5; n++) counts.push(await one.count(limit, who));
  expect(counts.filter(({ isOver }) => !isOver)).toHaveLength(limit.max);
  expect(counts[0]).toEqual({ limit: 400, remaining: 399, resetSeconds: 50, isOver: false });
  expect(counts.at(-1)).toEqual({ limit: 400, remaining: 0, resetSeconds: 50, isOver: true });
  clock.now += 50_000;
  expect(await one.count(limit, who)).toMatchObject({ remaining: 399, resetSeconds: 60 });
});

test("two processes count together, up to the part that each has not told yet", async () => {
  const { processes } = twoProcesses();
  const who = newId();
  let passed = 0;
  for (let n = 0; n < limit.max * 2; n++) {
    const { isOver } = await (processes[n % 2] as RequestCounter).count(limit, who);
    if (!isOver) passed += 1;
  }
  expect(passed).toBeGreaterThanOrEqual(limit.max);
  expect(passed).toBeLessThanOrEqual(limit.max + (2 * limit.max) / 40);
});

test("a process that comes later knows what was counted before it", async () => {
  const { processes } = twoProcesses();
  const [one, two] = processes;
  const who = newId();
  for (let n = 0; n < 100; n++) await one.count(limit, who);
  const { remaining } = await two.count(limit, who);
  expect(remaining).toBeLessThanOrEqual(limit.max - 90);
});

test("it does not write for each request", async () => {
  const { processes } = twoProcesses();
  const who = newId();
  const writes = async () => {
    await query("select pg_stat_force_next_flush()");
    const [row] = await query<{ n: bigint }>(
      `select n_tup_ins + n_tup_upd as n from pg_stat_xact_user_tables where relname = 'rate_limits'
       union all select n_tup_ins + n_tup_upd from pg_stat_user_tables where relname = 'rate_limits'
       order by n desc limit 1`,
    );
    return Number(row?.n ?? 0n);
  };
  const before = await writes();
  await Promise.all(Array.from({ length: 300 }, () => processes[0].count(limit, who)));
  await expect.poll(async () => (await writes()) - before).toBeGreaterThan(0);
  expect((await writes()) - before).toBeLessThanOrEqual(limit.max / 10);
});

test("while the database is away requests are let through", async () => {
  const { processes } = twoProcesses();
  const [one] = processes;
  await query("alter table rate_limits rename to rate_limits_away");
  try {
    expect(await one.count(limit, newId())).toMatchObject({ isOver: false, remaining: 399 });
  } finally {
    await query("alter table rate_limits_away rename to rate_limits");
  }
});
