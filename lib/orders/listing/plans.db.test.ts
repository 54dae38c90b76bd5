import { afterAll, beforeAll, expect, test } from "vitest";
import { closePool, query } from "@/lib/db";
import { type Context, env } from "@/lib/kernel";
import { generateOrders } from "@/scripts/bench/generate-orders";
import { newOrder } from "@/test/new-order";
import { newSite } from "@/test/new-site";
import { planOf, sentStatements } from "@/test/sent-statements";
import { noFilter, type OrderFilter } from "../schemas";
import { listOrders } from "./order-rows";
import { newestFirst, orderSorts, type SortSpec } from "./sorts";

let ctx: Context;
beforeAll(async () => {
  const sites = [await newSite(), await newSite()] as const;
  await generateOrders(env().databaseUrl, sites[0].siteId, 4_000);
  for (let n = 0; n < 6; n++) await newOrder(sites[1].siteId);
  await query("analyze orders");
  const seen = sites.map(({ siteId }) => ({ siteId, role: "viewer" as const }));
  ctx = { ...sites[0].as("viewer"), sites: seen };
}, 60_000);
afterAll(closePool);

/** The statements of the second page, and how the database would answer each. */
async function plansOf(part: Partial<OrderFilter>, sort: SortSpec) {
  const request = { filter: { ...noFilter, ...part }, sort, limit: 10 };
  const { nextCursor } = await listOrders(ctx, request);
  expect(nextCursor).not.toBeNull();
  const { result, statements } = await sentStatements(() =>
    listOrders(ctx, { ...request, after: nextCursor }),
  );
  expect(result.rows).toHaveLength(10);
  return Promise.all(statements.map(async (one) => ({ ...one, plan: await planOf(one) })));
}

test.each(orderSorts.flatMap((by) => [true, false].map((descending) => ({ by, descending }))))(
  "a later page by $by (descending: $descending) is walked along an index, each site by its own parameter",
  async (sort) => {
    const plans = await plansOf({}, sort);
    expect(plans).toHaveLength(1);
    for (const { text, plan } of plans) {
      expect(plan).not.toContain("Seq Scan on orders");
      expect(text).not.toContain("unnest");
      expect(text.match(/o\.site_id = \$\d+::uuid/g)).toHaveLength(2);
      expect(new Set(text.match(/o\.site_id = \$\d+::uuid/g)).size).toBe(2);
    }
  },
);

test.each([
  { status: ["accepted" as const, "completed" as const] },
  { platform: ["kofi", "buymeacoffee"] },
  { currency: ["EUR", "USD"] },
])("a filter of %o is walked by value, along the index of that value", async (part) => {
  for (const { text, plan } of await plansOf(part, newestFirst)) {
    expect(plan).not.toContain("Seq Scan on orders");
    expect(text.match(/union all/g)).toHaveLength(3);
  }
});
