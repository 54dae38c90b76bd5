import { afterAll, expect, test } from "vitest";
import { closePool, inTransaction, query } from "@/lib/db";
import { transitionOrder } from "@/lib/orders";
import { listOrderEvents } from "@/lib/timeline";
import { newOrder } from "@/test/new-order";
import { newSite } from "@/test/new-site";
import { workOnNextDueOrder } from "./end-order";

afterAll(closePool);

const hour = 60 * 60 * 1000; // ms
const day = 24 * hour;

/** An order of a program that waits for its payment for so long. */
async function newWaiting(lasts: number) {
  const { siteId, as } = await newSite();
  const fields = { kind: "api", platform: "store" } as const;
  const order = await newOrder(siteId, { status: "received", payment: "unpaid", fields });
  const actor = { kind: "system", label: "Onetill" } as const;
  const at = new Date();
  const dueAt = new Date(at.getTime() + lasts);
  const step = { siteId, id: order.id, from: "received", to: "pending_payment", dueAt } as const;
  await inTransaction((tx) => transitionOrder(tx, step, { actor, at }));
  const workAll = async () => {
    while (await workOnNextDueOrder(siteId));
  };
  return {
    pass: async (time: number) => {
      await query(
        "update orders set due_at = due_at - $2 * interval '1 ms' where site_id = $1 and id = $3 returning 1",
        [siteId, time, order.id],
      );
      await workAll();
    },
    workAll,
    told: async () => {
      const { events } = await listOrderEvents(as("viewer"), order.publicId);
      return events.flatMap(({ type, summary }) =>
        type === "payment.reminder" || type === "order.expired" ? [summary] : [],
      );
    },
  };
}

test("who has an hour to pay is not reminded within it", async () => {
  const order = await newWaiting(hour);
  await order.workAll();
  expect(await order.told()).toEqual([]);
  await order.pass(0.9 * hour);
  expect(await order.told()).toEqual([]);
  await order.pass(0.2 * hour);
  expect(await order.told()).toEqual(["Order expired: not paid in time"]);
});

test("who has three days is reminded when one is left, not on the first", async () => {
  const order = await newWaiting(3 * day);
  await order.workAll();
  await order.pass(1.5 * day);
  expect(await order.told()).toEqual([]);
  await order.pass(0.6 * day);
  expect(await order.told()).toEqual(["Reminder 1 day before the end: €12.00 still to be paid"]);
});

test("who has thirty days is reminded six, three and one before the end", async () => {
  const order = await newWaiting(30 * day);
  await order.pass(20 * day);
  expect(await order.told()).toEqual([]);
  for (const days of [4, 3, 2]) await order.pass(days * day);
  await order.pass(day);
  expect(await order.told()).toEqual([
    "Reminder 6 days before the end: €12.00 still to be paid",
    "Reminder 3 days before the end: €12.00 still to be paid",
    "Reminder 1 day before the end: €12.00 still to be paid",
    "Order expired: not paid in time",
  ]);
});
