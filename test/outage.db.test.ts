import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { closePool, openClient, query } from "@/lib/db";
import { kofiDelivery } from "./deliveries";
import { type OwnProgram, worker } from "./own-program";
import { OwnServer } from "./own-server";
import { newTill } from "./till";
import { waitingSessions } from "./waiting-sessions";

let server: OwnServer;
let till: Awaited<ReturnType<typeof newTill>>;
let program: OwnProgram;

beforeAll(async () => {
  server = await OwnServer.start();
  process.env.DATABASE_URL = server.url;
  till = await newTill();
  // Whoever places an order waits in the middle of a transaction for as long as the test wants.
  await query(`create function stand_still() returns trigger language plpgsql as
    $$ begin perform pg_advisory_xact_lock(42); return new; end $$`);
  await query(
    "create trigger stand_still before insert on orders for each row execute function stand_still()",
  );
  // No sweep falls into this test: what goes on does so because it noticed.
  program = worker({ DATABASE_URL: server.url, ONETILL_SWEEP_INTERVAL: "1h" });
  await program.ready;
}, 120_000);
afterAll(async () => {
  await closePool();
  await program?.end();
  await server?.remove();
});

const deliver = (transactionId: string) =>
  till.receive("kofi", kofiDelivery(till.secrets.kofi, { kofi_transaction_id: transactionId }));

const orderOf = async (transactionId: string) =>
  (await query("select status from orders where transaction_id = $1", [transactionId]))[0];

/** Lets the worker begin with an order and stop in the middle; returns what it waits for. */
async function amidTransaction(transactionId: string) {
  const holder = await openClient(server.url);
  await holder.query("select pg_advisory_lock(42)");
  await deliver(transactionId);
  const pid = await vi.waitFor(
    async () => {
      const [waiting] = await waitingSessions();
      expect(waiting).toBeDefined();
      return waiting as number;
    },
    { timeout: 10_000 },
  );
  return { pid, letGo: () => holder.end() };
}

test("a worker whose connection is killed inside a transaction goes on, and the order is placed once", async () => {
  const transactionId = randomUUID();
  const { pid, letGo } = await amidTransaction(transactionId);
  await query("select pg_terminate_backend($1)", [pid]);
  await letGo();
  await vi.waitFor(async () => expect(await orderOf(transactionId)).toBeDefined(), 10_000);
  expect(program.lives).toBe(true);
}, 40_000);

test.each(["fast", "immediate"] as const)(
  "a %s stop of the whole database in the middle of a transaction does not end the worker, which resumes by itself",
  async (how) => {
    const transactionId = randomUUID();
    const { letGo } = await amidTransaction(transactionId);
    await server.stop(how);
    await letGo();
    await server.start();
    await vi.waitFor(async () => expect(await orderOf(transactionId)).toBeDefined(), {
      timeout: 20_000,
      interval: 20,
    });
    const next = randomUUID();
    await deliver(next);
    await vi.waitFor(async () => expect(await orderOf(next)).toBeDefined(), 10_000);
    expect(program.lives).toBe(true);
    expect(await query("select count(*)::int as n from inbound_events where attempts > 1")).toEqual(
      [{ n: 0 }],
    );
  },
  60_000,
);
