import { afterAll, expect, test } from "vitest";
import { closePool, pool, query } from "@/lib/db";
import { handOut, tellAll } from "@/lib/events";
import { newId } from "@/lib/kernel";
import { orderEvent } from "@/lib/orders";
import { kofiDelivery } from "@/test/deliveries";
import { storeBacklog } from "@/test/store-backlog";
import { newTill } from "@/test/till";
import { processWaitingDeliveries } from "./index";

afterAll(closePool);

const backlog = 40;

test("one delivery passes another site's long queue", async () => {
  const [long, other] = [await newTill(), await newTill()];
  await storeBacklog(long.siteId, backlog);
  await other.receive("kofi", kofiDelivery(other.secrets.kofi));
  await processWaitingDeliveries();
  const [before] = await query<{ n: number }>(
    `select count(*)::int as n from inbound_events
     where site_id = $1 and processed_at < (select processed_at from inbound_events where site_id = $2)`,
    [long.siteId, other.siteId],
  );
  expect(before?.n).toBeLessThan(backlog / 4);
});

test("one event is told before another site's long queue is, and each event is told once by two at it", async () => {
  await query("delete from outbox returning 1");
  const [long, other] = [newId(), newId()];
  const happen = (siteId: string, count: number) =>
    query(
      `insert into outbox (id, site_id, topic, subject_id, type)
       select gen_random_uuid(), $1, 'order', gen_random_uuid(), 'order.received'
       from generate_series(1, $2::int) returning 1`,
      [siteId, count],
    );
  await happen(long, 200);
  await happen(other, 1);
  const told: string[] = [];
  const listener = {
    ...{ name: "listener", wants: [orderEvent["order.received"]], lanes: 4, lanesPerSite: 2 },
    tell: async (_tx: unknown, events: readonly { siteId: string }[]) => {
      told.push(...events.map(({ siteId }) => siteId));
    },
  };
  // Whoever comes to it while the rows are still handed out sees the first ones alone.
  await handOut([listener]);
  await Promise.all([tellAll([listener]), tellAll([listener])]);
  expect(told).toHaveLength(201);
  expect(told.indexOf(other)).toBeLessThan(50);
});

test("two who work beside each other share the rows: each has some, and none is worked on twice", async () => {
  const till = await newTill();
  await storeBacklog(till.siteId, backlog);
  const shares = await Promise.all([processWaitingDeliveries(), processWaitingDeliveries()]);
  expect(shares[0] + shares[1]).toBe(backlog);
  for (const share of shares) expect(share).toBeGreaterThan(backlog / 10);
  expect(
    await query("select distinct attempts from inbound_events where site_id = $1", [till.siteId]),
  ).toEqual([{ attempts: 1 }]);
});

test("a row that somebody else has in his hands is looked at again soon, not at the next sweep", async () => {
  const till = await newTill();
  await till.receive("kofi", kofiDelivery(till.secrets.kofi));
  const other = await pool().connect();
  try {
    await other.query("begin");
    await other.query("select 1 from inbound_events where site_id = $1 for update", [till.siteId]);
    let asked = 0;
    const lookAgainSoon = () => {
      asked += 1;
    };
    expect(await processWaitingDeliveries({ lookAgainSoon })).toBe(0);
    expect(asked).toBe(1);
    await other.query("rollback");
    expect(await processWaitingDeliveries({ lookAgainSoon })).toBe(1);
    expect(asked).toBe(1);
  } finally {
    other.release();
  }
});
