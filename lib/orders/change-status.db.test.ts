import { afterAll, expect, test } from "vitest";
import { closePool, query } from "@/lib/db";
import { listOrderEvents } from "@/lib/timeline";
import { newOrder } from "@/test/new-order";
import { newSite } from "@/test/new-site";
import { cancelOrder, changeStatus, completeOrder } from "./change-status";
import { getOrder } from "./get-order";
import type { OrderStatus } from "./lifecycle";
import { choosableStatuses, orderStatuses } from "./lifecycle";

afterAll(closePool);

const refused = (code: string) => expect.objectContaining({ code });

async function newestEvent(ctx: Parameters<typeof listOrderEvents>[0], orderId: string) {
  const { events } = await listOrderEvents(ctx, orderId);
  return events.at(-1);
}

test("completing an order changes its status and leaves who and when on the timeline", async () => {
  const { siteId, as } = await newSite();
  const { publicId } = await newOrder(siteId);
  const support = as("support", "Alex");
  await completeOrder(support, publicId);
  expect((await getOrder(support, publicId)).status).toBe("completed");
  expect(await newestEvent(support, publicId)).toMatchObject({
    type: "order.completed",
    actor: { kind: "user", label: "Alex" },
    summary: "Order completed",
    data: { from: "accepted" },
  });
});

test("a reason is trimmed and kept, and one that a database refuses is made storable", async () => {
  const { siteId, as } = await newSite();
  const manager = as("manager");
  const [plain, strange, empty] = await Promise.all([
    newOrder(siteId),
    newOrder(siteId),
    newOrder(siteId),
  ]);
  await cancelOrder(manager, plain.publicId, "  sold out \n");
  await cancelOrder(manager, strange.publicId, "a\0b\ud800");
  await cancelOrder(manager, empty.publicId, "   ");
  expect((await newestEvent(manager, plain.publicId))?.summary).toBe("Order canceled: sold out");
  expect((await newestEvent(manager, strange.publicId))?.data).toMatchObject({
    reason: "a\uFFFDb\uFFFD",
  });
  expect((await newestEvent(manager, empty.publicId))?.data).toEqual({ from: "accepted" });
});

test("a reason of more than 500 characters is refused and changes nothing", async () => {
  const { siteId, as } = await newSite();
  const { publicId } = await newOrder(siteId);
  await expect(cancelOrder(as("owner"), publicId, "x".repeat(501))).rejects.toThrow(/500/);
  expect((await getOrder(as("owner"), publicId)).status).toBe("accepted");
});

test("from every status exactly the choosable ones can be reached by a person", async () => {
  const { siteId, as } = await newSite();
  const owner = as("owner");
  const reached = async (from: OrderStatus, to: OrderStatus) => {
    const { publicId } = await newOrder(siteId, { status: from });
    return changeStatus(owner, { orderId: publicId, to }).then(
      () => true,
      (error: { code?: string }) => {
        expect(error.code).toBe("conflict");
        return false;
      },
    );
  };
  for (const from of orderStatuses) {
    for (const to of orderStatuses) {
      expect(await reached(from, to), `${from} to ${to}`).toBe(
        choosableStatuses(from).includes(to),
      );
    }
  }
});

test("of a completion and a cancellation at the same moment one wins and the other is told", async () => {
  const { siteId, as } = await newSite();
  const owner = as("owner");
  for (let round = 0; round < 10; round++) {
    const { id, publicId } = await newOrder(siteId);
    const results = await Promise.allSettled([
      completeOrder(owner, publicId),
      cancelOrder(as("support"), publicId),
      completeOrder(as("manager"), publicId),
    ]);
    const lost = results.filter((result) => result.status === "rejected");
    expect(lost.map((result) => result.reason.code)).toEqual(["conflict", "conflict"]);
    const rows = await query(
      "select 1 from order_events where order_id = $1 and type in ('order.completed', 'order.canceled')",
      [id],
    );
    expect(rows).toHaveLength(1);
  }
});

test("a viewer may not, and for a stranger the order does not exist", async () => {
  const { siteId, as, stranger } = await newSite();
  const { publicId } = await newOrder(siteId);
  await expect(completeOrder(as("viewer"), publicId)).rejects.toEqual(refused("forbidden"));
  await expect(completeOrder(stranger, publicId)).rejects.toEqual(refused("not_found"));
  await expect(completeOrder(as("owner"), "ord_nonsense")).rejects.toEqual(refused("not_found"));
  expect((await getOrder(as("viewer"), publicId)).status).toBe("accepted");
});
