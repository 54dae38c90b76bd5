import { afterAll, beforeAll, expect, test } from "vitest";
import { closePool, query } from "@/lib/db";
import { env } from "@/lib/kernel";
import { listConnections } from "@/lib/platforms";
import { generateOrders } from "@/scripts/bench/generate-orders";
import { newSite } from "@/test/new-site";
import { planOf, sentStatements } from "@/test/sent-statements";
import { newTill } from "@/test/till";
import { countByStatus } from "./count-by-status";
import { listAttention } from "./list-attention";
import { listTopSupporters } from "./list-top-supporters";
import { readTakings } from "./read-takings";
import { resolvePeriod } from "./resolve-period";

let site: Awaited<ReturnType<typeof newSite>>;
beforeAll(async () => {
  site = await newSite();
  await generateOrders(env().databaseUrl, site.siteId, 10_000);
  await query("vacuum analyze orders, ledger_postings");
}, 60_000);
afterAll(closePool);

test("the home page's sums are read from an index that carries them, not from the orders", async () => {
  const ctx = site.as("viewer");
  const period = resolvePeriod({ date: "last_30_days" }, "UTC", ctx.clock.now());
  const scope = { siteIds: [site.siteId], period };
  const { statements } = await sentStatements(async () => {
    await readTakings(ctx, scope);
    await countByStatus(ctx, scope);
    await listTopSupporters(ctx, scope, "USD", 5);
  });
  expect(statements).toHaveLength(3);
  const [takings, ...others] = await Promise.all(statements.map(planOf));
  expect(takings).toContain("Index Only Scan using ledger_takings_idx");
  for (const plan of others) expect(plan).toContain("Index Only Scan using orders_time_idx");
});

test("of a busy day's deliveries the home page counts none, and the connections' page reads that day alone", async () => {
  const till = await newTill();
  const ctx = till.as("viewer");
  await query(
    `insert into inbound_events (id, site_id, connection_id, platform, delivery_id, body, state, received_at)
     select gen_random_uuid(), c.site_id, c.id, c.platform, 'd' || n, repeat('x', 400)::bytea,
       'processed', $2::timestamptz - n * interval '20 days' / 20000
     from connections c, generate_series(1, 20000) as n
     where c.site_id = $1 and c.platform = 'kofi'`,
    [till.siteId, ctx.clock.now()],
  );
  await query("vacuum analyze inbound_events");
  const home = await sentStatements(() => listAttention(ctx, [till.siteId]));
  for (const statement of home.statements.filter(({ text }) => text.includes("inbound_events"))) {
    expect(statement.text).not.toContain("date_trunc");
    expect(await planOf(statement)).not.toMatch(
      /Seq Scan on inbound_events|Bitmap Heap Scan on inbound_events/,
    );
  }
  const page = await sentStatements(() => listConnections(ctx, [till.siteId]));
  const counting = page.statements.filter(({ text }) => text.includes("date_trunc"));
  expect(counting).toHaveLength(1);
  const plan = await planOf(counting[0] as (typeof counting)[number]);
  // The planner knows how few rows these are, and reads no others.
  expect(plan).toMatch(/Index Cond: \(\(site_id = '[^']+'::uuid\) AND .*\(received_at >= '/);
  expect(plan).not.toContain("Seq Scan on inbound_events");
  expect(page.result.find(({ platform }) => platform === "kofi")?.today).toBeGreaterThan(0);
});
