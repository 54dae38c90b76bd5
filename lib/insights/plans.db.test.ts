import { afterAll, beforeAll, expect, test } from "vitest";
import { closePool, query } from "@/lib/db";
import { env } from "@/lib/kernel";
import { generateOrders } from "@/scripts/bench/generate-orders";
import { newSite } from "@/test/new-site";
import { planOf, sentStatements } from "@/test/sent-statements";
import { countByStatus } from "./count-by-status";
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
