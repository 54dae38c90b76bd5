// In a process of its own: it speaks to a Stripe that is set up for the whole process.
import { afterAll, beforeAll, expect, test } from "vitest";
import { closePool, query } from "@/lib/db";
import type { Context } from "@/lib/kernel";
import { showItems } from "@/lib/store";
import { newSite } from "@/test/new-site";
import { startStripe, stopStripe } from "@/test/stripe-site";
import { createRandom } from "./random";
import { openStore } from "./store";

beforeAll(async () => {
  await startStripe();
});
afterAll(async () => {
  await closePool();
  await stopStripe();
});

test("the demo's store has pictures, and requests in all seven statuses with times of the past", async () => {
  const { site, siteId, as } = await newSite();
  const owner = as("owner");
  const at = (when: Date): Context => ({ ...owner, clock: { now: () => when } });
  const now = new Date();
  await openStore(at, site, now, createRandom(7));
  const items = await showItems(siteId);
  expect(items.length).toBeGreaterThanOrEqual(5);
  for (const { title, pictures } of items) expect(pictures.length, title).toBeGreaterThan(0);
  const found = await query<{ status: string; ahead: boolean }>(
    `select status::text, bool_or(placed_at > now() or placed_at <> created_at) as ahead
     from orders where site_id = $1 group by status order by status::text`,
    [siteId],
  );
  expect(found.map(({ status }) => status)).toEqual([
    ...["accepted", "canceled", "completed", "declined", "expired"],
    ...["pending_payment", "received"],
  ]);
});
