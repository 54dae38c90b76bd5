import { afterAll, expect, test } from "vitest";
import { closePool, query } from "@/lib/db";
import { newOrder } from "@/test/new-order";
import { newSite } from "@/test/new-site";
import { noFilter } from "../schemas";
import { fillSearchText } from "./fill-search-text";
import { listOrders } from "./order-rows";
import { newestFirst } from "./sorts";

afterAll(closePool);

test("orders from before are found by answers and addresses once their search text is filled in, each looked at once", async () => {
  const { siteId, as } = await newSite();
  const details = { question: "Your handle?", answers: ["zarquon#4242"] };
  for (let n = 0; n < 210; n++) {
    const item = { name: "Print", variation: null, quantity: 1, unitAmount: null };
    await newOrder(siteId, {
      fields: {
        placedAt: new Date(Date.UTC(2026, 0, 1, 0, n % 7)),
        shipping: { city: "Exampleton" },
        items: [{ ...item, details: n % 2 ? details : {} }],
      },
    });
  }
  const today = await query("select id, search_text from orders where site_id = $1 order by id", [
    siteId,
  ]);
  // As they were before answers and addresses were looked through.
  await query(
    "update orders set search_text = ' ' || lower(reference) where site_id = $1 returning 1",
    [siteId],
  );
  const found = async (q: string) =>
    (await listOrders(as("viewer"), { filter: { ...noFilter, q }, sort: newestFirst, limit: 200 }))
      .rows.length;
  expect(await found("zarquon")).toBe(0);

  // Broken off after a while, and gone on with by two at once.
  const broken = new AbortController();
  broken.abort();
  await fillSearchText(broken.signal);
  expect(await found("exampleton")).toBe(0);
  await Promise.all([fillSearchText(), fillSearchText()]);
  await fillSearchText();
  expect([await found("zarquon"), await found("exampleton")]).toEqual([105, 200]);
  expect(
    await query("select id, search_text from orders where site_id = $1 order by id", [siteId]),
  ).toEqual(today);
  expect(
    await query(
      "select looked, changed, finished_at is not null as done from carried_steps where site_id = $1",
      [siteId],
    ),
  ).toEqual([{ looked: 210, changed: 210, done: true }]);
  expect(await fillSearchText()).toBe(0);
});
