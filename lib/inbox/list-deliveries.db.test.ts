import { afterAll, expect, test } from "vitest";
import { closePool, query } from "@/lib/db";
import { processWaitingDeliveries } from "@/lib/jobs";
import { type Context, newId, toPublicId } from "@/lib/kernel";
import { bmcDelivery, bmcPayment, kofiDelivery } from "@/test/deliveries";
import { newTill } from "@/test/till";
import { getDelivery } from "./get-delivery";
import { listDeliveries } from "./list-deliveries";
import { listOutcomes } from "./list-outcomes";
import { replayDeliveries } from "./replay-delivery";
import { type DeliveryFilter, deliveryFilterSchema } from "./schemas";

afterAll(closePool);

type Till = Awaited<ReturnType<typeof newTill>>;

const filterOf = (filter: Partial<DeliveryFilter> = {}) => deliveryFilterSchema.parse(filter);
const list = (ctx: Context, filter: Partial<DeliveryFilter> = {}, limit = 50) =>
  listDeliveries(ctx, { filter: filterOf(filter), limit });

/** Deliveries with ids and times of their own, several of them at the same millisecond. */
async function plant(till: Till, count: number) {
  const [connection] = await query<{ id: string }>(
    "select id from connections where site_id = $1 and platform = 'kofi'",
    [till.siteId],
  );
  await query(
    `insert into inbound_events (id, site_id, connection_id, platform, delivery_id, body, state,
       received_at)
     select id, $1, $2, 'kofi', id::text, '', 'processed',
       timestamptz '2026-03-01T12:00:00Z' + (n / 3) * interval '1 second'
     from unnest($3::uuid[]) with ordinality as t(id, n)`,
    [till.siteId, connection?.id, Array.from({ length: count }, () => newId())],
  );
}

/** The context of somebody who is on several sites. */
const onAll = (...tills: Till[]): Context => ({
  ...(tills[0] as Till).as("viewer"),
  sites: tills.map(({ siteId }) => ({ siteId, role: "viewer" })),
});

test("paging forward sees every delivery once, newest first, and paging back the same", async () => {
  const [one, two] = [await newTill(), await newTill()];
  await plant(one, 25);
  await plant(two, 25);
  const ctx = onAll(one, two);
  const pages: string[][] = [];
  let cursor: string | null = null;
  let last: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listDeliveries>> = await listDeliveries(ctx, {
      filter: filterOf(),
      limit: 7,
      after: cursor,
    });
    pages.push(page.rows.map(({ id }) => id));
    expect(page.previousCursor === null).toBe(cursor === null);
    last = page.previousCursor;
    cursor = page.nextCursor;
  } while (cursor);
  const all = pages.flat();
  expect(new Set(all).size).toBe(50);
  const whole = await list(ctx, {}, 100);
  expect(whole.rows.map(({ id }) => id)).toEqual(all);
  expect(whole).toMatchObject({ nextCursor: null, previousCursor: null });

  const back: string[][] = [];
  while (last) {
    const page = await listDeliveries(ctx, { filter: filterOf(), limit: 7, before: last });
    back.unshift(page.rows.map(({ id }) => id));
    expect(page.nextCursor).not.toBeNull();
    last = page.previousCursor;
  }
  expect(back.flat()).toEqual(all.slice(0, all.length - (pages.at(-1)?.length ?? 0)));
});

test("a delivery that comes meanwhile does not shift the next page", async () => {
  const till = await newTill();
  await plant(till, 6);
  const ctx = till.as("viewer");
  const first = await list(ctx, {}, 3);
  await till.receive("kofi", kofiDelivery(till.secrets.kofi));
  const next = await listDeliveries(ctx, { filter: filterOf(), limit: 3, after: first.nextCursor });
  const seen = [...first.rows, ...next.rows].map(({ id }) => id);
  expect(new Set(seen).size).toBe(6);
});

test("filters narrow by state, platform and site", async () => {
  const [one, two] = [await newTill(), await newTill()];
  await one.deliver("kofi", kofiDelivery(one.secrets.kofi));
  await one.deliver("bmc", bmcDelivery(one.secrets.bmc, "a.new.type", bmcPayment()));
  await two.deliver("kofi", kofiDelivery(two.secrets.kofi, { type: "Raffle" }));
  await two.receive("kofi", kofiDelivery(two.secrets.kofi));
  const ctx = onAll(one, two);
  const statesOf = async (filter: Partial<DeliveryFilter>) =>
    (await list(ctx, filter)).rows.map(({ state, platform }) => `${platform} ${state}`);
  expect(await statesOf({})).toHaveLength(4);
  expect((await statesOf({ state: ["quarantined"] })).sort()).toEqual([
    "buymeacoffee quarantined",
    "kofi quarantined",
  ]);
  expect(await statesOf({ state: ["pending"] })).toEqual(["kofi pending"]);
  expect(await statesOf({ platform: ["buymeacoffee"] })).toEqual(["buymeacoffee quarantined"]);
  expect(await statesOf({ site: [two.site.slug], state: ["quarantined"] })).toEqual([
    "kofi quarantined",
  ]);
  expect(await statesOf({ site: [one.site.clientId] })).toHaveLength(2);
  expect(await statesOf({ site: ["no-such-site"] })).toEqual([]);
  await processWaitingDeliveries();
});

test("nobody sees another site's deliveries, by list, name, id or cursor", async () => {
  const [mine, other] = [await newTill(), await newTill()];
  await other.deliver("kofi", kofiDelivery(other.secrets.kofi));
  const id = toPublicId("delivery", (await other.deliveries())[0]?.id as string);
  const ctx = mine.as("owner");
  expect((await list(ctx)).rows).toEqual([]);
  expect((await list(ctx, { site: [other.site.slug] })).rows).toEqual([]);
  await expect(getDelivery(ctx, id)).rejects.toMatchObject({ code: "not_found" });
  expect(await listOutcomes(ctx, [id])).toEqual([]);
  expect(await replayDeliveries(ctx, [id])).toEqual([{ id, refusal: "No such delivery." }]);
  expect((await other.deliveries())[0]).toMatchObject({ attempts: 1, state: "processed" });
});

test.each(["x", "1.dlv_0", "99999999999999999.x", "1.ord_00000000000000000000000000", "'; --"])(
  "%j is not a cursor",
  async (after) => {
    const till = await newTill();
    await expect(
      listDeliveries(till.as("viewer"), { filter: filterOf(), limit: 5, after }),
    ).rejects.toMatchObject({ code: "invalid_request", param: "cursor" });
  },
);

test("a delivery tells its order, attempts, repeats, headers and body, without the token", async () => {
  const till = await newTill();
  const posted = kofiDelivery(till.secrets.kofi, { message_id: "m-1" });
  await till.deliver("kofi", posted);
  await till.receive("kofi", posted);
  const [order] = await till.orders();
  const { rows: deliveries } = await list(till.as("viewer"));
  expect(deliveries).toMatchObject([
    {
      state: "processed",
      outcome: "Order for €3.00",
      eventType: "Donation",
      attempts: 1,
      repeats: 1,
      orderId: toPublicId("order", order?.id as string),
      siteSlug: till.site.slug,
    },
  ]);
  const detail = await getDelivery(till.as("viewer"), deliveries[0]?.id as string);
  expect(detail).toMatchObject({
    deliveryId: "m-1",
    headers: { "content-type": "application/x-www-form-urlencoded" },
  });
  expect(JSON.parse(detail.body.toString())).toMatchObject({ message_id: "m-1" });
  expect(detail.body.toString()).not.toContain(till.secrets.kofi);
});

test("what has become of deliveries is told for many at once", async () => {
  const till = await newTill();
  await till.deliver("kofi", kofiDelivery(till.secrets.kofi));
  await till.deliver("kofi", kofiDelivery(till.secrets.kofi, { type: "Raffle" }));
  const ids = (await till.deliveries()).map((row) => toPublicId("delivery", row.id as string));
  const outcomes = await listOutcomes(till.as("viewer"), ids);
  expect(outcomes.sort((a, b) => a.state.localeCompare(b.state))).toMatchObject([
    { state: "processed", outcome: "Order for €3.00", orderId: expect.stringMatching(/^ord_/) },
    { state: "quarantined", reason: 'type: "Raffle" is unknown', orderId: null },
  ]);
});

test("several are replayed each on its own", async () => {
  const till = await newTill();
  await till.deliver("kofi", kofiDelivery(till.secrets.kofi, { type: "Raffle" }));
  await till.receive("kofi", kofiDelivery(till.secrets.kofi));
  const rows = await till.deliveries();
  const ids = [...rows.map((row) => toPublicId("delivery", row.id as string)), "dlv_nonsense"];
  const results = await replayDeliveries(till.as("manager"), ids);
  expect(results.map(({ refusal }) => refusal)).toEqual([
    null,
    "This delivery is being worked on already.",
    "No such delivery.",
  ]);
  await processWaitingDeliveries();
});

test("who may replay", async () => {
  const till = await newTill();
  await till.deliver("kofi", kofiDelivery(till.secrets.kofi));
  const id = toPublicId("delivery", (await till.deliveries())[0]?.id as string);
  for (const role of ["viewer", "support"] as const) {
    expect(await replayDeliveries(till.as(role), [id])).toEqual([
      { id, refusal: "Your role on this site does not allow that." },
    ]);
  }
  expect(await replayDeliveries(till.as("manager"), [id])).toEqual([{ id, refusal: null }]);
  await processWaitingDeliveries();
});
