import { afterAll, beforeAll, expect, test } from "vitest";
import { closePool, query } from "@/lib/db";
import { env, toPublicId } from "@/lib/kernel";
import { generateConfirmations } from "@/scripts/bench/generate-confirmations";
import { newSite } from "@/test/new-site";
import { planOf, sentStatements } from "@/test/sent-statements";
import {
  anyConfirmation,
  countConfirmations,
  listConfirmations,
  newestConfirmationsFirst,
} from ".";

let site: Awaited<ReturnType<typeof newSite>>;
let rare = "";
beforeAll(async () => {
  site = await newSite();
  await generateConfirmations(env().databaseUrl, site.siteId, 4_000);
  rare = await generateConfirmations(env().databaseUrl, site.siteId, 60);
  await query("analyze confirmations");
}, 60_000);
afterAll(closePool);

test("the confirmations of one button are found by its index, listed and counted", async () => {
  const ctx = site.as("viewer");
  const filter = { ...anyConfirmation, button: [toPublicId("button", rare)] };
  const { result, statements } = await sentStatements(async () => ({
    page: await listConfirmations(ctx, { filter, sort: newestConfirmationsFirst, limit: 50 }),
    count: await countConfirmations(ctx, filter),
  }));
  expect(result.page.rows).toHaveLength(50);
  expect(result.count).toEqual({ count: 60, capped: false });
  for (const statement of statements) {
    expect(await planOf(statement)).toContain("confirmations_site_id_button_id_created_at_id_idx");
  }
});
