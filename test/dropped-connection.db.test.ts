import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { closePool, openClient, query } from "@/lib/db";
import { kofiDelivery } from "./deliveries";
import { type OwnProgram, worker } from "./own-program";
import { newTill } from "./till";
import { waitingSessions } from "./waiting-sessions";
import { Wire } from "./wire";

const wire = new Wire();
const programs: OwnProgram[] = [];
let till: Awaited<ReturnType<typeof newTill>>;

beforeAll(async () => {
  await wire.open();
  till = await newTill();
  // Whoever places an order waits in the middle of a transaction for as long as the test wants.
  await query(`create function stand_still() returns trigger language plpgsql as
    $$ begin perform pg_advisory_xact_lock(42); return new; end $$`);
  await query(
    "create trigger stand_still before insert on orders for each row execute function stand_still()",
  );
});
afterAll(async () => {
  for (const program of programs) await program.end();
  await closePool();
  wire.close();
});

async function start(url: string): Promise<OwnProgram> {
  const program = worker({
    ...{ DATABASE_URL: url, ONETILL_SWEEP_INTERVAL: "1h", DATABASE_STATEMENT_TIMEOUT: "3s" },
  });
  programs.push(program);
  await program.ready;
  return program;
}

const deliver = (transactionId: string) =>
  till.receive("kofi", kofiDelivery(till.secrets.kofi, { kofi_transaction_id: transactionId }));
const placed = (transactionId: string) =>
  vi.waitFor(
    async () => {
      const sql = "select status from orders where transaction_id = $1";
      expect(await query(sql, [transactionId])).toEqual([{ status: "completed" }]);
    },
    { timeout: 60_000, interval: 100 },
  );

test("a worker behind a dropped connection goes on, and the locks of its dead session hold nobody up", async () => {
  const cutOff = await start(wire.url);
  const first = randomUUID();
  const holder = await openClient(process.env.DATABASE_URL as string);
  await holder.query("select pg_advisory_lock(42)");
  await deliver(first);
  await vi.waitFor(async () => expect(await waitingSessions()).toHaveLength(1), {
    timeout: 20_000,
  });
  // In the middle of a transaction everything vanishes. The server has what it needs to go on, and
  // would then wait for the next statement with the delivery and the order locked.
  wire.mute();
  await holder.end();
  const fresh = await start(process.env.DATABASE_URL as string);
  await placed(first);
  await fresh.end();

  wire.mend();
  const second = randomUUID();
  await deliver(second);
  await placed(second);
  expect(cutOff.lives).toBe(true);
  const attempts = await query("select distinct attempts from inbound_events");
  expect(attempts).toEqual([{ attempts: 1 }]);
}, 240_000);
