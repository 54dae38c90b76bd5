import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type pg from "pg";
import { afterAll, beforeAll, expect, inject, test, vi } from "vitest";
import { migrate } from "@/lib/db/migrate";
import { loadBackup } from "@/scripts/backup/load-backup";
import { openBackup } from "@/scripts/backup/read-backup";
import { withClient } from "@/scripts/backup/run-command";
import { OwnProgram } from "./own-program";

/**
 * A backup of the demo content and of a till with three deliveries that wait and events that nobody was
 * told of yet, as the first version with answers had them in its tables.
 */
const backup = join(import.meta.dirname, "earlier-version.onetill-backup");

let url: string;
let before: unknown[];
let worker: OwnProgram | undefined;

const ordersOf = async (client: pg.Client) =>
  (
    await client.query(
      `select id, reference, status, payment_status, amount, currency, amount_refunded, placed_at,
         (select count(*) from order_events e where e.order_id = o.id) as events
       from orders o order by id`,
    )
  ).rows;

const query = async <Row extends pg.QueryResultRow>(text: string) =>
  withClient(url, async (client) => (await client.query<Row>(text)).rows);

beforeAll(async () => {
  const name = `earlier_${randomBytes(6).toString("hex")}`;
  await withClient(inject("databaseServer"), (client) => client.query(`create database ${name}`));
  const address = new URL(inject("databaseServer"));
  address.pathname = `/${name}`;
  url = address.href;
  const opened = await openBackup(backup);
  await withClient(url, async (client) => {
    await loadBackup(client, opened);
    before = await ordersOf(client);
  });
  await migrate(url);
  worker = new OwnProgram([inject("workerProgram")], {
    DATABASE_URL: url,
    ONETILL_SECRET: opened.header.secret ?? "",
  });
});
afterAll(() => worker?.end());

test("what an earlier version stored is carried over as it was, and what waited there is done", async () => {
  expect(before).toHaveLength(417);
  await worker?.ready;
  await vi.waitFor(
    async () => {
      expect(await query("select 1 from inbound_events where state = 'pending'")).toEqual([]);
      expect(await query("select 1 from outbox")).toEqual([]);
    },
    { timeout: 60_000, interval: 200 },
  );
  const after = await withClient(url, ordersOf);
  expect(after.slice(0, before.length)).toEqual(before);
  expect(after.slice(before.length)).toMatchObject(
    ["1.00", "2.00", "3.00"].map((amount) => ({
      ...{ amount: String(Number(amount) * 100), status: "completed", payment_status: "paid" },
    })),
  );
});
