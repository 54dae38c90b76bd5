import { expect, it, vi } from "vitest";
import { query } from "@/lib/db";
import { seedDemo } from "./seed";

// A whole till is filled in; a ceiling for what hangs only.
vi.setConfig({ testTimeout: 120_000 });

const tables = [
  ..."users,sites,site_members,connections,inbound_events,orders,order_items,order_events".split(
    ",",
  ),
  ..."order_notes,customers,subscriptions,ledger_transactions,ledger_postings".split(","),
];

async function countRows() {
  const counts: Record<string, number> = {};
  for (const table of tables) {
    const [row] = await query<{ n: number }>(`select count(*)::int as n from ${table}`);
    counts[table] = row?.n ?? 0;
  }
  return counts;
}

const distinct = async (sql: string) =>
  (await query<{ value: string }>(sql)).map((row) => row.value).sort();

it("fills an empty database with orders of every kind, and changes nothing the second time", async () => {
  await seedDemo();
  const first = await countRows();
  expect(first.orders).toBeGreaterThanOrEqual(300);
  expect(await distinct("select distinct kind::text as value from orders")).toEqual([
    "commission",
    "donation",
    "membership",
    "shop",
    "wishlist",
  ]);
  expect(await distinct("select distinct currency as value from orders")).toEqual([
    "EUR",
    "GBP",
    "JPY",
    "USD",
  ]);
  expect(await distinct("select distinct status::text as value from orders")).toEqual([
    "accepted",
    "canceled",
    "completed",
  ]);
  expect(await distinct("select distinct state::text as value from subscriptions")).toEqual([
    "active",
    "canceled",
    "paused",
  ]);
  expect(
    await distinct("select reason as value from inbound_events where state = 'quarantined'"),
  ).toEqual(["amount has more decimals than EUR has (2)", 'type: "gift_card.created" is unknown']);
  const [oddities] = await query(
    `select count(*) filter (where is_test)::int as tests,
       count(*) filter (where needs_review is not null)::int as reviews,
       count(*) filter (where payment_status = 'refunded')::int as refunds,
       count(*) filter (where created_at > now())::int as ahead,
       count(*) filter (where created_at < placed_at)::int as early
     from orders`,
  );
  expect(oddities).toMatchObject({ tests: 1, reviews: 1, refunds: 8, ahead: 0, early: 0 });

  await seedDemo();
  expect(await countRows()).toEqual(first);
});

it("shows confirmations in every state, found by each rule", async () => {
  await seedDemo();
  expect(await distinct("select distinct status::text as value from confirmations")).toEqual([
    "failed",
    "pending",
    "success",
  ]);
  expect(await distinct("select distinct rule as value from matches")).toEqual(
    expect.arrayContaining(["code", "transaction"]),
  );
  expect(
    await query("select 1 from confirmations where needs_review is not null"),
  ).not.toHaveLength(0);
  expect(await distinct("select label as value from support_buttons")).toEqual([
    "Keep us awake",
    "Support the next map",
  ]);
});

it("tells each order's timeline in the order of time", async () => {
  await seedDemo();
  const wrong = await query(
    `select order_id from (select order_id, at, lag(at) over (partition by order_id order by id)
       as before from order_events) e where at < before`,
  );
  expect(wrong).toEqual([]);
});
