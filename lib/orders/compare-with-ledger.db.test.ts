import { afterAll, expect, test } from "vitest";
import { closePool, inTransaction, query } from "@/lib/db";
import { post, recordRefund } from "@/lib/ledger";
import { newOrder } from "@/test/new-order";
import { newSite } from "@/test/new-site";
import { settleOrder } from "./changing/settle-order";
import { compareWithLedger } from "./compare-with-ledger";

afterAll(closePool);

async function differences(site: Awaited<ReturnType<typeof newSite>>) {
  const found: string[] = [];
  for await (const one of compareWithLedger(site.as("viewer"), site.siteId)) found.push(one);
  return found;
}

test("orders of every kind agree with the ledger: paid, unpaid, given back, given back too much", async () => {
  const site = await newSite();
  const { siteId } = site;
  await newOrder(siteId, { payment: "unpaid" });
  // Test sends may repeat a payment's name: each is an order, and a sale.
  const test = { isTest: true, fee: 60n, paymentKey: "test:1" };
  await newOrder(siteId, { fields: test });
  await newOrder(siteId, { fields: test });
  for (const [amount, currency] of [
    [500n, "EUR"],
    [1200n, "EUR"],
    [9000n, "EUR"],
    [500n, "USD"],
  ] as const) {
    const { id, order } = await newOrder(siteId);
    const { platform, paymentKey, placedAt } = order;
    await inTransaction(async (tx) => {
      await recordRefund(tx, {
        ...{ siteId, platform, paymentKey, entryKey: `refund:${paymentKey}`, amount, currency },
        ...{ isTest: false, occurredAt: new Date() },
        order: { id, currency: order.currency, placedAt },
      });
      const actor = { kind: "system", label: "test" } as const;
      await settleOrder(tx, { siteId, id }, { actor, at: new Date(), source: "Ko-fi" });
    });
  }
  expect(await differences(site)).toEqual([]);
});

test("an order that somebody has changed, and money that fits none, are named", async () => {
  const site = await newSite();
  const { siteId } = site;
  const [paid, back, foreign] = [
    await newOrder(siteId),
    await newOrder(siteId),
    await newOrder(siteId),
  ];
  await query("update orders set amount = 1300 where site_id = $1 and id = $2", [siteId, paid.id]);
  await query("update orders set amount_refunded = 1 where site_id = $1 and id = $2", [
    siteId,
    back.id,
  ]);
  const { platform, paymentKey, placedAt } = foreign.order;
  await inTransaction((tx) =>
    post(tx, siteId, [
      {
        ...{
          kind: "fee",
          key: "fee:odd",
          platform,
          paymentKey,
          orderId: foreign.id,
          isTest: false,
        },
        ...{ occurredAt: placedAt, valueAt: placedAt },
        postings: [
          { account: "site", amount: -5n, currency: "JPY" },
          { account: "fees:kofi", amount: 5n, currency: "JPY" },
        ],
      },
    ]),
  );
  const found = await differences(site);
  expect(found).toHaveLength(3);
  expect(found[0]).toMatch(`(${paid.publicId}): €13.00 was paid, and the ledger says €12.00.`);
  expect(found[1]).toMatch(`(${back.publicId}): €0.01 was refunded, and the ledger says €0.00.`);
  expect(found[2]).toMatch(`(${foreign.publicId}) is in EUR, and the ledger has JPY for it.`);
  await expect(compareWithLedger(site.stranger, siteId).next()).rejects.toMatchObject({
    code: "not_found",
  });
});
