import { afterAll, expect, test } from "vitest";
import { closePool, query } from "@/lib/db";
import { bmcDelivery, bmcPayment } from "@/test/deliveries";
import { newTill } from "@/test/till";
import { listOrderDeliveries } from "./list-order-deliveries";

afterAll(closePool);

test("an order's deliveries come oldest first, with what came of them and how often they came", async () => {
  const { siteId, secrets, deliver, orders, as } = await newTill();
  const created = bmcDelivery(secrets.bmc, "donation.created", bmcPayment());
  const refunded = bmcDelivery(
    secrets.bmc,
    "donation.refunded",
    bmcPayment({ refunded: "true", status: "refunded", refunded_at: 1_772_370_000 }),
  );
  const other = bmcDelivery(secrets.bmc, "donation.created", bmcPayment({ id: 15_000_002 }));
  await deliver("buymeacoffee", created);
  await deliver("buymeacoffee", other, refunded, created);
  const [order] = await orders();
  const [first] = await query<{ id: string }>(
    "select inbound_event_id as id from orders where id = $1",
    [String(order?.id)],
  );
  const about = { siteId, id: String(order?.id), inboundEventId: first?.id ?? null };
  const { deliveries, first: made } = await listOrderDeliveries(as("viewer"), about);
  expect(deliveries).toMatchObject(
    [
      { eventType: "donation.created", state: "processed", outcome: /Order for/, repeats: 1 },
      { eventType: "donation.refunded", state: "processed", outcome: /refunded/, repeats: 0 },
    ].map((line) => ({ ...line, outcome: expect.stringMatching(line.outcome) })),
  );
  expect(made?.id).toBe(deliveries[0]?.id);
  expect(String(made?.body)).toContain("donation.created");
  expect(deliveries.every(({ id }) => id.startsWith("dlv_"))).toBe(true);
});

test("a stranger gets no deliveries", async () => {
  const { siteId, stranger } = await newTill();
  const asked = listOrderDeliveries(stranger, { siteId, id: siteId, inboundEventId: null });
  await expect(asked).rejects.toMatchObject({ code: "not_found" });
});
