import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, test, vi } from "vitest";
import { query } from "@/lib/db";
import { newClientId, newId, systemContext } from "@/lib/kernel";
import { connectPlatform } from "@/lib/platforms";
import { freePort } from "@/scripts/postgres/free-port";
import { ensureBuilt } from "@/scripts/stack/build-app";
import { root } from "@/scripts/stack/run-node";
import { Kept } from "./kept-process";

const token = "4f3c1a2b-0000-4000-8000-1234567890ab";
const clientId = newClientId();
const siteId = newId();

let webs: Kept[] = [];
let workers: Kept[] = [];
let urls: string[] = [];

beforeAll(async () => {
  await ensureBuilt();
  await query("insert into sites (id, slug, name, client_id) values ($1, 'crash', 'Crash', $2)", [
    siteId,
    clientId,
  ]);
  await connectPlatform(systemContext("test", [siteId]), siteId, "kofi", token);
  const ports = [await freePort(), await freePort()];
  urls = ports.map((port) => `http://127.0.0.1:${port}/api/webhooks/kofi/${clientId}`);
  webs = ports.map((port) => new Kept([join(root, "scripts/web.ts")], { PORT: String(port) }));
  workers = [1, 2].map(
    () =>
      new Kept([inject("workerProgram")], {
        ONETILL_SWEEP_INTERVAL: "1s",
      }),
  );
  await Promise.all([...webs, ...workers].map((kept) => kept.ready));
}, 300_000);

afterAll(() => {
  for (const kept of [...webs, ...workers]) kept.end();
});

interface Delivery {
  transactionId: string;
  body: string;
}

function newDelivery(): Delivery {
  const transactionId = randomUUID();
  const data = {
    verification_token: token,
    message_id: randomUUID(),
    timestamp: "2026-03-01T12:00:00Z",
    type: "Donation",
    is_public: true,
    from_name: "Robin",
    message: null,
    amount: "3.00",
    currency: "EUR",
    url: null,
    email: `${transactionId}@example.com`,
    kofi_transaction_id: transactionId,
  };
  return { transactionId, body: new URLSearchParams({ data: JSON.stringify(data) }).toString() };
}

/** Posts like a platform does: again and again, here and there, until it is acknowledged. */
async function deliver(delivery: Delivery, first: number): Promise<void> {
  for (let attempt = first; ; attempt++) {
    try {
      const answer = await fetch(urls[attempt % urls.length] as string, {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: delivery.body,
      });
      await answer.text();
      if (answer.status === 200) return;
    } catch {
      // Killed while it answered, or not back yet: the platform tries again.
      await new Promise(setImmediate);
    }
  }
}

test("killing web and worker at any moment loses no acknowledged delivery and makes no second order", async () => {
  const deliveries = Array.from({ length: 240 }, newDelivery);
  const victims = [...webs, ...workers];
  let acknowledged = 0;
  const queue = deliveries.map((delivery, index) => ({ delivery, index }));
  const lane = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      await deliver(next.delivery, next.index);
      // Every third one is repeated to the other process, as an impatient platform does.
      if (next.index % 3 === 0) await deliver(next.delivery, next.index + 1);
      acknowledged += 1;
      if (acknowledged % 30 === 0) victims[(acknowledged / 30) % victims.length]?.kill();
    }
  };
  await Promise.all(Array.from({ length: 8 }, lane));

  await vi.waitFor(
    async () => {
      const waiting = await query("select id from inbound_events where state <> 'processed'");
      expect(waiting).toEqual([]);
    },
    { timeout: 120_000, interval: 100 },
  );
  const orders = await query<{ transaction_id: string; status: string; trail: string[] }>(
    `select o.transaction_id, o.status,
       (select array_agg(e.type order by e.id) from order_events e where e.order_id = o.id) as trail
     from orders o order by o.transaction_id`,
  );
  expect(orders.map((order) => order.transaction_id)).toEqual(
    deliveries.map((delivery) => delivery.transactionId).sort(),
  );
  const whole = ["order.received", "payment.paid", "order.accepted", "order.completed"];
  for (const order of orders) expect(order).toMatchObject({ status: "completed", trail: whole });
  expect(await query("select count(*)::int as n from ledger_transactions")).toEqual([
    { n: deliveries.length },
  ]);
  expect(await query("select count(*)::int as n from ledger_postings")).toEqual([
    { n: deliveries.length * 2 },
  ]);
}, 300_000);
