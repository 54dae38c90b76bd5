import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { closePool, inTransaction, query } from "@/lib/db";
import { listOrders, newestFirst, placeOrders } from "@/lib/orders";
import { noFilter } from "@/lib/orders/schemas";
import { newOrder } from "@/test/new-order";
import { newSite } from "@/test/new-site";
import { readKofi } from "./adapters/kofi/read";
import { applyReports } from "./apply-reports";
import { listItemNames } from "./item-names/list-item-names";
import { nameItem } from "./item-names/name-item";

afterAll(closePool);

const code = "1a2b3c4d5e";
const item = (name: string, of: string | null) => ({
  ...{ name, variation: null, quantity: 1, unitAmount: null },
  details: of === null ? {} : { direct_link_code: of },
});

const listed = async (ctx: Parameters<typeof listOrders>[0], q: string) =>
  (await listOrders(ctx, { filter: { ...noFilter, q }, sort: newestFirst, limit: 10 })).rows;

/** What Ko-fi reports of a shop order, applied as a worker does. */
async function deliver(siteId: string) {
  const transaction = randomUUID();
  const body = {
    ...{ kofi_transaction_id: transaction, type: "Shop Order", amount: "5.00", currency: "EUR" },
    ...{ timestamp: "2026-03-01T10:00:00Z", from_name: "Robin", email: "robin@example.com" },
    shop_items: [{ direct_link_code: code, variation_name: "Blue", quantity: 1 }],
  };
  const about = { deliveryId: randomUUID(), isTest: false };
  const source = {
    ...{ siteId, platform: "kofi", name: "Ko-fi", connectionId: randomUUID() },
    ...{ inboundEventId: randomUUID(), isTest: false, at: new Date() },
  };
  const reports = readKofi(Buffer.from(JSON.stringify(body)), about);
  const [outcome] = await inTransaction((tx) => applyReports(tx, [{ source, reports }]));
  return outcome?.orderId as string;
}

test("a code named once has its name in every order of the site: lines, lists and search, past and to come", async () => {
  const { siteId, as } = await newSite();
  const support = as("support");
  const past = await newOrder(siteId, {
    fields: { items: [item(`Shop item ${code}`, code), item("Sticker", null)] },
  });
  const other = await newOrder(siteId, { fields: { items: [item("Shop item zz", "zz")] } });
  const elsewhere = await newSite();
  const theirs = await newOrder(elsewhere.siteId, { fields: { items: [item("Shop item", code)] } });

  expect(await nameItem(support, { siteId, platform: "kofi", code, name: " Paper lantern " })).toBe(
    1,
  );
  const [found] = await listed(support, "paper lantern");
  expect(found).toMatchObject({
    ...{
      id: past.id,
      itemSummary: "Paper lantern and 1 more",
      itemSort: "paper lantern and 1 more",
    },
    items: [{ name: "Paper lantern" }, { name: "Sticker" }],
  });
  expect(await listed(support, "zz")).toMatchObject([
    { id: other.id, itemSummary: "Shop item zz" },
  ]);
  const [untouched] = await listed(elsewhere.as("owner"), "shop item");
  expect(untouched?.id).toBe(theirs.id);

  const came = await deliver(siteId);
  expect((await listed(support, "lantern")).map(({ id }) => id).sort()).toEqual(
    [past.id, came].sort(),
  );
  await nameItem(support, { siteId, platform: "kofi", code, name: "Lamp" });
  expect(await listed(support, "lantern")).toEqual([]);
  expect(await listed(support, "lamp")).toHaveLength(2);
});

test("all of many orders are renamed, in several transactions", async () => {
  const { siteId, as } = await newSite();
  const { order } = await newOrder(siteId, { fields: { items: [item("Shop item", code)] } });
  const orders = Array.from({ length: 450 }, (_, k) => ({
    ...order,
    ...{ externalId: `x${k}`, paymentKey: `x${k}` },
  }));
  const { platform, source } = order;
  const actor = { kind: "platform", label: source } as const;
  await inTransaction((tx) =>
    placeOrders(tx, { siteId, platform, source, actor, at: new Date(), orders }),
  );
  expect(await nameItem(as("owner"), { siteId, platform, code, name: "Lantern" })).toBe(451);
  const [left] = await query<{ n: number }>(
    `select count(*)::int as n from orders where site_id = $1 and item_summary <> 'Lantern'`,
    [siteId],
  );
  expect(left?.n).toBe(0);
});

test("an order that is placed while its code is being named has the name, whoever comes first", async () => {
  const { siteId, as } = await newSite();
  for (let round = 0; round < 8; round++) {
    const name = `Lantern ${round}`;
    await Promise.all([
      deliver(siteId),
      nameItem(as("owner"), { siteId, platform: "kofi", code, name }),
      deliver(siteId),
    ]);
    const rows = await query<{ name: string }>(
      "select distinct name from order_items where site_id = $1",
      [siteId],
    );
    expect(rows).toEqual([{ name }]);
  }
});

test("codes are listed with how many orders hold them, those without a name first", async () => {
  const { siteId, as } = await newSite();
  await newOrder(siteId, { fields: { items: [item("Shop item aa", "aa")] } });
  await newOrder(siteId, { fields: { items: [item("Shop item bb", "bb"), item("x", "bb")] } });
  await nameItem(as("owner"), { siteId, platform: "kofi", code: "aa", name: "Lantern" });
  expect(await listItemNames(as("viewer"), siteId)).toMatchObject([
    { platform: "kofi", code: "bb", name: null, orders: 1 },
    { platform: "kofi", code: "aa", name: "Lantern", orders: 1 },
  ]);
});

test("a name is needed, is one line, and is given by those who may change orders", async () => {
  const { siteId, as, stranger } = await newSite();
  const give = (ctx: Parameters<typeof nameItem>[0], name: string) =>
    nameItem(ctx, { siteId, platform: "kofi", code, name });
  await expect(give(as("owner"), "  ")).rejects.toThrow(/name/i);
  await expect(give(as("owner"), "x".repeat(201))).rejects.toThrow(/200/);
  await expect(give(as("viewer"), "Lantern")).rejects.toMatchObject({ code: "forbidden" });
  await expect(give(stranger, "Lantern")).rejects.toMatchObject({ code: "not_found" });
});
