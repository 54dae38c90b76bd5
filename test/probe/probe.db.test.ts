import { afterAll, expect, test } from "vitest";
import { closePool, query } from "@/lib/db";
import {
  getDelivery,
  listDeliveries,
  type Reader,
  receiveDelivery,
  replayDelivery,
  workOnDeliveries,
} from "@/lib/inbox";
import { deliveryFilterSchema } from "@/lib/inbox/schemas";
import { processWaitingDeliveries } from "@/lib/jobs";
import { platformReaders } from "@/lib/platforms";
import { kofiDelivery } from "../deliveries";
import { newTill } from "../till";
import { probeDelivery, probeDestination, probeReader, refusals } from "./reader";

afterAll(closePool);

const secret = "a secret of the probe's";
const readers: Reader[] = [...platformReaders, probeReader as Reader];

test("a module that the inbox and orders do not know has its deliveries proven, stored, counted and made orders", async () => {
  const till = await newTill();
  const door = probeDestination(till.siteId, secret);
  const posted = probeDelivery(secret, { id: "p-1", type: "payment", cents: 700 });
  expect(await receiveDelivery(door, posted)).toEqual({ duplicate: false });
  expect(await receiveDelivery(door, posted)).toEqual({ duplicate: true });
  const forged = probeDelivery("another secret", { id: "p-2", type: "payment", cents: 700 });
  await expect(receiveDelivery(door, forged)).rejects.toMatchObject({ code: "unauthenticated" });
  expect(refusals).toEqual(["x-probe is not signed with this secret"]);

  await till.receive("kofi", kofiDelivery(till.secrets.kofi));
  expect(await workOnDeliveries(readers)).toBe(2);
  const [order, kofi] = (await till.orders()).sort((a, b) =>
    String(b.platform).localeCompare(String(a.platform)),
  );
  expect([order, kofi]).toMatchObject([
    { platform: "probe", status: "completed", amount: 700n },
    { platform: "kofi", status: "completed" },
  ]);
  expect(await till.deliveries()).toMatchObject([
    { platform: "probe", repeats: 1, outcome: "A probe has paid", order_id: order?.id },
    { platform: "kofi", repeats: 0, state: "processed" },
  ]);
});

test("what its reader does not understand is in quarantine, told, listed, and replayed by hand", async () => {
  const till = await newTill();
  const manager = till.as("manager");
  const door = probeDestination(till.siteId, secret);
  const strange = { id: "p-1", type: "payment", cents: "many" };
  await receiveDelivery(door, probeDelivery(secret, strange));
  await receiveDelivery(door, probeDelivery(secret, { ...strange, id: "p-2", cents: 100 }));
  await workOnDeliveries(readers);
  const filter = deliveryFilterSchema.parse({ state: ["quarantined"], platform: ["probe"] });
  const { rows: deliveries } = await listDeliveries(manager, { filter, limit: 10 });
  expect(deliveries).toMatchObject([{ reason: "cents: not a whole number", attempts: 1 }]);
  expect(await till.orders()).toHaveLength(1);
  expect(
    await query("select type, data from outbox where site_id = $1 and topic = 'delivery'", [
      till.siteId,
    ]),
  ).toEqual([
    {
      type: "delivery.quarantined",
      data: { platform: "probe", reason: "cents: not a whole number" },
    },
  ]);
  await replayDelivery(manager, deliveries[0]?.id as string);
  await workOnDeliveries([
    ...platformReaders,
    { ...probeReader, read: () => ({ id: "p-1", cents: 300 }) } as Reader,
  ]);
  expect(await getDelivery(manager, deliveries[0]?.id as string)).toMatchObject({
    state: "processed",
    outcome: "A probe has paid",
  });
  expect(await till.orders()).toHaveLength(2);
});

test("a worker without its reader holds up nobody else's deliveries, and loses none of its own", async () => {
  const till = await newTill();
  const door = probeDestination(till.siteId, secret);
  for (const id of ["p-1", "p-2", "p-3"]) {
    await receiveDelivery(door, probeDelivery(secret, { id, type: "payment", cents: 100 }));
    await till.receive("kofi", kofiDelivery(till.secrets.kofi));
  }
  await processWaitingDeliveries();
  expect((await till.orders()).map(({ platform }) => platform)).toEqual(Array(3).fill("kofi"));
  await query("update inbound_events set retry_at = null where state = 'pending' returning 1");
  await workOnDeliveries(readers);
  expect(await till.orders()).toHaveLength(6);
});
