import { afterAll, beforeAll, expect, inject, test, vi } from "vitest";
import { closePool, query } from "@/lib/db";
import { Kept } from "./kept-process";
import { newReplySite } from "./reply-site";

let workers: Kept[] = [];

beforeAll(async () => {
  workers = [1, 2].map(
    () =>
      new Kept([inject("workerProgram")], {
        ONETILL_SWEEP_INTERVAL: "1s",
      }),
  );
  await Promise.all(workers.map((worker) => worker.ready));
}, 60_000);

afterAll(async () => {
  for (const worker of workers) worker.end();
  await closePool();
});

const orders = 60;

test("workers that are killed while they answer send each order exactly one mail", async () => {
  const site = await newReplySite();
  const conditions = { status: "accepted" } as const;
  const rules = [
    await site.rule({ name: "Arrived" }),
    await site.rule({ name: "Accepted", trigger: "order.status", conditions }),
  ];
  const made: string[] = [];
  for (let count = 0; count < orders; count++) made.push((await site.order()).id);

  const answered = async () => {
    const [row] = await query<{ n: number }>(
      "select count(*)::int as n from outgoing_mails where site_id = $1",
      [site.siteId],
    );
    return row?.n ?? 0;
  };
  const all = orders * rules.length;
  for (let kill = 1; kill <= 4; kill++) {
    // In the middle of the work: some of it is done, the rest is in somebody's hands.
    const enough = Math.floor((all * kill) / 6);
    await vi.waitFor(async () => expect(await answered()).toBeGreaterThanOrEqual(enough), {
      timeout: 60_000,
      interval: 5,
    });
    workers[kill % workers.length]?.kill();
  }
  await vi.waitFor(
    async () => {
      const left = await query("select 1 from reply_runs where state = 'planned'");
      const waiting = await query("select 1 from outbox union all select 1 from event_tellings");
      expect([left.length, waiting.length, await answered()]).toEqual([0, 0, all]);
    },
    { timeout: 60_000, interval: 100 },
  );
  const mails = await site.mails();
  const named = mails.map(({ rule_id, order_id }) => `${rule_id} ${order_id}`);
  expect(new Set(named).size).toBe(all);
  expect(new Set(mails.map(({ order_id }) => order_id))).toEqual(new Set(made));
  const runs = await site.runs();
  expect(runs).toHaveLength(all);
  for (const { state } of runs) expect(state).toBe("queued");
}, 300_000);
