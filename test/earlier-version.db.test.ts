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

/** What the ledger of the earlier version had of each order, as it was entered then. */
const moneyBefore = async (client: pg.Client) =>
  (
    await client.query(
      `select site_id, platform, payment_key, order_id, currency, count(*)::int as entries,
         coalesce(sum(amount) filter (where kind = 'charge'), 0) as sold,
         coalesce(sum(amount) filter (where kind = 'refund'), 0) as refunded
       from ledger_entries group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`,
    )
  ).rows;

/** The same out of the transactions and postings that became of it. */
const moneyAfter = async (client: pg.Client) =>
  (
    await client.query(
      `select t.site_id, t.platform, t.payment_key, t.order_id, p.currency, count(*)::int as entries,
         coalesce(-sum(p.amount) filter (where t.kind <> 'refund'), 0) as sold,
         coalesce(sum(p.amount) filter (where t.kind = 'refund'), 0) as refunded
       from ledger_transactions t
       join ledger_postings p on p.site_id = t.site_id and p.transaction_id = t.id
       where p.account = 'outside:' || t.platform group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`,
    )
  ).rows;

/** What is wrong with the ledger: what does not balance, and the orders that it says otherwise of. */
const faultsOf = async (client: pg.Client) =>
  (
    await client.query(
      `select p.transaction_id::text as what, p.currency, sum(p.amount)::text as amount
       from ledger_postings p group by p.site_id, p.transaction_id, p.currency having sum(p.amount) <> 0
       union all
       select o.reference, o.currency, o.amount || ' ' || o.amount_refunded from orders o
       left join lateral (
         select coalesce(sum(p.amount) filter (where t.kind in ('sale', 'correction')), 0) as sold,
           coalesce(-sum(p.amount) filter (where t.kind = 'refund'), 0) as refunded
         from ledger_transactions t
         join ledger_postings p on p.site_id = t.site_id and p.transaction_id = t.id
         where t.site_id = o.site_id and t.order_id = o.id and p.account = 'site'
           and p.currency = o.currency) l on true
       where o.payment_status in ('paid', 'partially_refunded', 'refunded')
         and (l.sold <> o.amount or l.refunded <> o.amount_refunded)`,
    )
  ).rows;

/** Money as it came in by days, from the orders alone: what the home page showed before. */
const takingsOf = async (client: pg.Client) =>
  (
    await client.query(
      `select site_id, platform, currency, date_trunc('day', placed_at at time zone 'UTC') as day,
         count(*)::int as orders, sum(amount) as gross, sum(amount_refunded) as refunded
       from orders where not is_test and payment_status in ('paid', 'partially_refunded', 'refunded')
       group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
    )
  ).rows;

const takingsOfLedger = async (client: pg.Client) =>
  (
    await client.query(
      `select site_id, platform, currency, date_trunc('day', value_at at time zone 'UTC') as day,
         sum(quantity)::int as orders,
         coalesce(sum(amount) filter (where kind in ('sale', 'correction')), 0) as gross,
         coalesce(-sum(amount) filter (where kind = 'refund'), 0) as refunded
       from ledger_postings where account = 'site' and not is_test
       group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
    )
  ).rows;

let money: { before: unknown[]; after: unknown[] };
let takings: { before: unknown[]; after: unknown[] };
let faults: unknown[];
let fees: { told: number; entered: number };

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
    money = { before: await moneyBefore(client), after: [] };
    takings = { before: await takingsOf(client), after: [] };
  });
  await migrate(url);
  await withClient(url, async (client) => {
    money.after = await moneyAfter(client);
    takings.after = await takingsOfLedger(client);
    faults = await faultsOf(client);
    const { rows } = await client.query(
      `select (select count(*)::int from orders where details ? 'application_fee') as told,
         (select count(*)::int from ledger_transactions where kind = 'fee') as entered`,
    );
    fees = rows[0];
  });
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
  // Lanes beside each other make them, in any order.
  const made = after.slice(before.length).sort((a, b) => Number(a.amount) - Number(b.amount));
  expect(made).toMatchObject(
    ["1.00", "2.00", "3.00"].map((amount) => ({
      ...{ amount: String(Number(amount) * 100), status: "completed", payment_status: "paid" },
    })),
  );
});

test("all money that an earlier version wrote down is in the ledger, balanced, and means the same", () => {
  expect(money.before.length).toBeGreaterThan(300);
  expect(money.after).toEqual(money.before);
  expect(takings.before.length).toBeGreaterThan(100);
  expect(takings.after).toEqual(takings.before);
  expect(faults).toEqual([]);
  expect(fees.told).toBeGreaterThan(50);
  expect(fees.entered).toBe(fees.told);
});
