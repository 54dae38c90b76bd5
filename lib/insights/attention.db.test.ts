import { afterAll, expect, test } from "vitest";
import { closePool, query } from "@/lib/db";
import { watchConnections } from "@/lib/notifications";
import { addConnection } from "@/lib/platforms";
import { kofiDelivery } from "@/test/deliveries";
import { newButton, newConfirmation } from "@/test/new-confirmation";
import { newOrder } from "@/test/new-order";
import { newSite } from "@/test/new-site";
import { readingStatements } from "@/test/sent-statements";
import { newTill } from "@/test/till";
import { countAttention } from "./count-attention";
import { listAttention } from "./list-attention";
import { readSetupProgress } from "./read-setup-progress";

afterAll(closePool);

const calm = {
  quarantined: { count: 0, capped: false },
  connections: [],
  reviews: [],
  reviewCount: { count: 0, capped: false },
  confirmations: { count: 0, capped: false },
  toDeliver: { count: 0, capped: false, oldestAt: null },
};

test("a site where all is well wants no attention, whatever goes on elsewhere", async () => {
  const { siteId, as } = await newSite();
  const other = await newSite();
  await newOrder(other.siteId);
  await newOrder(siteId, { status: "completed" });
  await newOrder(siteId, { fields: { isTest: true } });
  expect(await listAttention(as("viewer"), [siteId])).toEqual(calm);
  expect(await countAttention(as("viewer"))).toBe(0);
});

test("quarantined deliveries, connections in trouble and what is flagged are counted", async () => {
  const till = await newTill();
  await till.deliver("kofi", {
    headers: new Headers({ "content-type": "application/x-www-form-urlencoded" }),
    body: Buffer.from(
      new URLSearchParams({
        data: JSON.stringify({
          verification_token: till.secrets.kofi,
          message_id: "1",
          type: "Gift",
        }),
      }).toString(),
    ),
  });
  await query(
    `update connections set last_failure_at = now(), last_failure_reason = 'The signature is wrong.'
     where site_id = $1 and platform = 'buymeacoffee' returning id`,
    [till.siteId],
  );
  const { id, publicId } = await newOrder(till.siteId, { status: "completed" });
  await query("update orders set needs_review = 'Look here' where id = $1 returning id", [id]);

  const button = await newButton(till.siteId);
  await newConfirmation(button);
  await newConfirmation(button);
  await query(
    `update confirmations set needs_review = 'Look here' where id = (
       select id from confirmations where site_id = $1 limit 1) returning id`,
    [till.siteId],
  );

  const attention = await listAttention(till.as("viewer"), [till.siteId]);
  expect(attention.confirmations).toEqual({ count: 1, capped: false });
  expect(attention.quarantined).toEqual({ count: 1, capped: false });
  expect(attention.connections.map(({ platform, health }) => [platform, health.state])).toEqual([
    ["buymeacoffee", "failing"],
  ]);
  expect(attention.reviews).toEqual([
    { id: publicId, reference: expect.any(String), reason: "Look here" },
  ]);
  expect(await countAttention(till.as("viewer"))).toBe(4);
});

/** Ko-fi delivered once a day for a month, the last time five days ago. */
async function newQuietTill() {
  const till = await newTill();
  await query(
    `insert into inbound_events (id, site_id, connection_id, platform, delivery_id, body, state,
       received_at)
     select gen_random_uuid(), c.site_id, c.id, 'kofi', gen_random_uuid()::text, '', 'processed',
       onetill_now() - d * interval '1 day'
     from connections c, generate_series(5, 34) as d
     where c.site_id = $1 and c.platform = 'kofi' returning 1`,
    [till.siteId],
  );
  return till;
}

test("the number beside Home is the home page's, of one statement that looks at no history", async () => {
  const till = await newQuietTill();
  const ctx = till.as("viewer");
  const listed = async () =>
    (await listAttention(ctx, [till.siteId])).connections.map(({ health }) => health.state);
  await watchConnections();
  expect(await listed()).toEqual(["silent"]);
  const { result, statements } = await readingStatements(() => countAttention(ctx));
  expect(result).toBe(1);
  expect(statements).toHaveLength(1);
  expect(statements[0]?.text).not.toMatch(/recursive|date_trunc/);

  // It is counted no longer as soon as something arrives, before the watch has looked again.
  await till.deliver("kofi", kofiDelivery(till.secrets.kofi));
  expect(await listed()).toEqual([]);
  expect(await countAttention(ctx)).toBe(0);

  await query("update connections set secret_encrypted = null where site_id = $1 returning 1", [
    till.siteId,
  ]);
  expect(await listed()).toEqual(["no_secret", "no_secret"]);
  expect(await countAttention(ctx)).toBe(2);
});

test("paid orders that wait to be sent are work, not trouble", async () => {
  const { siteId, as } = await newSite();
  const placedAt = new Date("2026-01-02T03:04:05Z");
  await newOrder(siteId, { fields: { placedAt } });
  await newOrder(siteId);
  await newOrder(siteId, { fields: { kind: "donation" } });
  const { toDeliver } = await listAttention(as("viewer"), [siteId]);
  expect(toDeliver).toEqual({ count: 2, capped: false, oldestAt: placedAt });
  expect(await countAttention(as("viewer"))).toBe(0);
});

test("the way to the first order is followed step by step", async () => {
  const { siteId, as, system } = await newSite();
  const progress = () => readSetupProgress(as("viewer"), [siteId]);
  expect(await progress()).toEqual({ connected: false, received: false, firstOrder: false });
  await addConnection(system, siteId, "kofi");
  expect((await progress()).connected).toBe(false);
  await newOrder(siteId, { fields: { isTest: true } });
  expect((await progress()).firstOrder).toBe(false);
  await newOrder(siteId);
  expect((await progress()).firstOrder).toBe(true);

  const till = await newTill();
  const connected = await readSetupProgress(till.as("viewer"), [till.siteId]);
  expect(connected).toEqual({ connected: true, received: false, firstOrder: false });
});
