import { afterAll, expect, test } from "vitest";
import { closePool, query } from "@/lib/db";
import type { Context } from "@/lib/kernel";
import { getOrder, orderCommands, personChoices, personCommands } from "@/lib/orders";
import { orderStatuses, paymentStatuses } from "@/lib/orders/schemas";
import { listOrderEvents } from "@/lib/timeline";
import { newOrder } from "@/test/new-order";
import { newSite } from "@/test/new-site";
import { runCommand } from "./run-command";
import { runCommands } from "./run-commands";

afterAll(closePool);

const refused = (code: string) => expect.objectContaining({ code });

async function newestEvent(ctx: Context, orderId: string) {
  const { events } = await listOrderEvents(ctx, orderId);
  return events.at(-1);
}

test("completing an order changes its status and leaves who and when on the timeline", async () => {
  const { siteId, as } = await newSite();
  const { publicId } = await newOrder(siteId);
  const support = as("support", "Alex");
  await runCommand(support, publicId, "complete");
  expect((await getOrder(support, publicId)).status).toBe("completed");
  expect(await newestEvent(support, publicId)).toMatchObject({
    type: "order.completed",
    actor: { kind: "user", label: "Alex" },
    summary: "Order completed",
    data: { from: "accepted" },
  });
});

test("a completed order is reopened by a person, and can be completed again", async () => {
  const { siteId, as } = await newSite();
  const { publicId } = await newOrder(siteId, { status: "completed" });
  const support = as("support", "Alex");
  await runCommand(support, publicId, "reopen");
  expect((await getOrder(support, publicId)).status).toBe("accepted");
  expect(await newestEvent(support, publicId)).toMatchObject({
    type: "order.accepted",
    actor: { kind: "user", label: "Alex" },
    summary: "Order reopened",
    data: { from: "completed" },
  });
  await runCommand(support, publicId, "complete");
  expect((await getOrder(support, publicId)).status).toBe("completed");
});

test("a tip and a membership are not reopened, alone or among others: there is nothing to send", async () => {
  const { siteId, as } = await newSite();
  const support = as("support");
  for (const kind of ["donation", "membership"] as const) {
    const { publicId } = await newOrder(siteId, { status: "completed", fields: { kind } });
    await expect(runCommand(support, publicId, "reopen")).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("there is nothing to send: it stays completed."),
    });
    expect(await runCommands(support, { ids: [publicId], command: "reopen" })).toMatchObject([
      { done: false, reason: expect.stringContaining("there is nothing to send") },
    ]);
    expect((await getOrder(support, publicId)).status).toBe("completed");
  }
});

test("nobody accepts what is not paid: the refusal says so, and the order stays as it is", async () => {
  const { siteId, as } = await newSite();
  for (const payment of ["unpaid", "verified", "processing", "failed", "refunded"] as const) {
    const { publicId } = await newOrder(siteId, { status: "pending_payment", payment });
    await expect(runCommand(as("owner"), publicId, "accept")).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringMatching(
        payment === "processing"
          ? /^An order that is payment pending and being charged right now cannot/
          : /^An order that is payment pending and .* cannot become accepted\.$/,
      ),
    });
    expect((await getOrder(as("owner"), publicId)).status).toBe("pending_payment");
  }
});

test("a reason is trimmed and kept, and one that a database refuses is made storable", async () => {
  const { siteId, as } = await newSite();
  const manager = as("manager");
  const [plain, strange, empty] = await Promise.all([
    newOrder(siteId),
    newOrder(siteId),
    newOrder(siteId),
  ]);
  await runCommand(manager, plain.publicId, "cancel", { reason: "  sold out \n" });
  await runCommand(manager, strange.publicId, "cancel", { reason: "a\0b\ud800" });
  await runCommand(manager, empty.publicId, "cancel", { reason: "   " });
  expect((await newestEvent(manager, plain.publicId))?.summary).toBe("Order canceled: sold out");
  expect((await newestEvent(manager, strange.publicId))?.data).toMatchObject({
    reason: "a\uFFFDb\uFFFD",
  });
  expect((await newestEvent(manager, empty.publicId))?.data).toEqual({ from: "accepted" });
});

test("a reason of more than 500 characters is refused and changes nothing", async () => {
  const { siteId, as } = await newSite();
  const { publicId } = await newOrder(siteId);
  const reason = "x".repeat(501);
  await expect(runCommand(as("owner"), publicId, "cancel", { reason })).rejects.toThrow(/500/);
  expect((await getOrder(as("owner"), publicId)).status).toBe("accepted");
});

test("with every order exactly what its page offers can be done by a person", async () => {
  const { siteId, as } = await newSite();
  const owner = as("owner");
  for (const status of orderStatuses) {
    for (const payment of [paymentStatuses[0], "paid"] as const) {
      for (const command of personCommands) {
        const { publicId } = await newOrder(siteId, { status, payment });
        const offered = personChoices({ kind: "shop", status, paymentStatus: payment });
        const done = runCommand(owner, publicId, command);
        if (offered.includes(command)) await done;
        else await expect(done).rejects.toEqual(refused("conflict"));
        expect((await getOrder(owner, publicId)).status, `${command} of ${status}`).toBe(
          offered.includes(command) ? orderCommands[command].to : status,
        );
      }
    }
  }
});

test("of a completion and a cancellation at the same moment one wins and the other is told", async () => {
  const { siteId, as } = await newSite();
  for (let round = 0; round < 10; round++) {
    const { id, publicId } = await newOrder(siteId);
    const results = await Promise.allSettled([
      runCommand(as("owner"), publicId, "complete"),
      runCommand(as("support"), publicId, "cancel"),
      runCommand(as("manager"), publicId, "complete"),
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
  const complete = (ctx: Context, id = publicId) => runCommand(ctx, id, "complete");
  await expect(complete(as("viewer"))).rejects.toEqual(refused("forbidden"));
  await expect(complete(stranger)).rejects.toEqual(refused("not_found"));
  await expect(complete(as("owner"), "ord_nonsense")).rejects.toEqual(refused("not_found"));
  expect((await getOrder(as("viewer"), publicId)).status).toBe("accepted");
});
