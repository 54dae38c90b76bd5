import { afterAll, expect, test } from "vitest";
import { closePool } from "@/lib/db";
import { toPublicId } from "@/lib/kernel";
import { addNote, getOrderWithNotes } from "@/lib/orders";
import { bmcDelivery, bmcPayment, kofiDelivery } from "@/test/deliveries";
import { readingStatements } from "@/test/sent-statements";
import { newTill } from "@/test/till";
import { readOrder } from "./read-order";

afterAll(closePool);

test("an order's page knows what the platform kept, where it tells", async () => {
  const till = await newTill();
  const [created, updated] = ["extra_purchase.created", "extra_purchase.updated"].map((type) =>
    bmcDelivery(till.secrets.bmc, type, bmcPayment({ application_fee: "0.40" })),
  );
  await till.deliver("buymeacoffee", created as NonNullable<typeof created>);
  await till.deliver("kofi", kofiDelivery(till.secrets.kofi));
  const [bmc, kofi] = await till.orders();
  const feeOf = async (order: typeof bmc) =>
    (await getOrderWithNotes(till.as("viewer"), toPublicId("order", String(order?.id)))).fee;
  expect([await feeOf(bmc), await feeOf(kofi)]).toEqual([40n, null]);
  // An update tells no more of money than it does of the amount.
  await till.deliver("buymeacoffee", updated as NonNullable<typeof updated>);
  expect(await feeOf(bmc)).toBe(40n);
});

test("an order's page is read with nine statements", async () => {
  const till = await newTill();
  await till.deliver("kofi", kofiDelivery(till.secrets.kofi));
  const [order] = await till.orders();
  const id = toPublicId("order", String(order?.id));
  await addNote(till.as("support"), { orderId: id, body: "Ask about the colour" });
  const ctx = till.as("owner");
  const read = async () => readOrder(ctx, await getOrderWithNotes(ctx, id));
  // The first time the process makes its connections.
  await read();
  const { result, statements } = await readingStatements(read);
  expect(statements.length, statements.map(({ text }) => text).join("\n\n")).toBeLessThanOrEqual(9);
  expect(result).toMatchObject({
    order: { reference: order?.reference },
    notes: [{ body: "Ask about the colour" }],
    deliveries: [{ platform: "kofi" }],
    firstDelivery: { platform: "kofi", body: expect.any(Buffer) },
    customer: { memberships: [], orders: [] },
    mails: { mails: [], skipped: null },
    match: null,
    messages: [],
  });
  expect(result.events.map(({ type }) => type)).toContain("order.received");
});
