import { afterAll, expect, test } from "vitest";
import { closePool, query } from "@/lib/db";
import { listOrderEvents } from "@/lib/timeline";
import { newOrder } from "@/test/new-order";
import { newSite } from "@/test/new-site";
import { markReviewed } from "../index";

afterAll(closePool);

test("an order that was looked at needs no look any more, and its timeline says what was the matter", async () => {
  const { as, siteId } = await newSite();
  const ctx = as("support");
  const { id, publicId } = await newOrder(siteId);
  await query("update orders set needs_review = 'More was refunded.' where id = $1", [id]);

  await markReviewed(ctx, publicId);

  expect(await query("select needs_review from orders where id = $1", [id])).toEqual([
    { needs_review: null },
  ]);
  const { events } = await listOrderEvents(ctx, publicId);
  expect(events.at(-1)).toMatchObject({
    type: "review.settled",
    summary: "Looked at and settled: More was refunded.",
  });
});

test("an order with nothing to look at is a conflict", async () => {
  const { as, siteId } = await newSite();
  const ctx = as("support");
  const { publicId } = await newOrder(siteId);
  await expect(markReviewed(ctx, publicId)).rejects.toMatchObject({ code: "conflict" });
});
