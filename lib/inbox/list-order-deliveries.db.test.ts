import { afterAll, expect, test } from "vitest";
import { closePool } from "@/lib/db";
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
  const deliveries = await listOrderDeliveries(as("viewer"), { siteId, id: String(order?.id) });
  expect(deliveries).toMatchObject(
    [
      { eventType: "donation.created", state: "processed", outcome: /Order for/, repeats: 1 },
      { eventType: "donation.refunded", state: "processed", outcome: /refunded/, repeats: 0 },
    ].map((line) => ({ ...line, outcome: expect.stringMatching(line.outcome) })),
  );
  expect(deliveries.every(({ id }) => id.startsWith("dlv_"))).toBe(true);
});

test("a stranger gets no deliveries", async () => {
  const { siteId, stranger } = await newTill();
  const asked = listOrderDeliveries(stranger, { siteId, id: siteId });
  await expect(asked).rejects.toMatchObject({ code: "not_found" });
});
