import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { findOrCreateCustomer } from "@/lib/customers";
import { closePool, inTransaction, query } from "@/lib/db";
import { type Actor, newId } from "@/lib/kernel";
import { recordRefund, recordSales } from "@/lib/ledger";
import { type OrderStatus, settleOrder, updatePlatformOrder } from "@/lib/orders";
import { newOrder } from "@/test/new-order";
import { newSite } from "@/test/new-site";
import type { CurrencyTakings } from "./arrange-takings";
import { countByStatus } from "./count-by-status";
import { listTopSupporters } from "./list-top-supporters";
import { readTakings } from "./read-takings";
import { resolvePeriod } from "./resolve-period";

afterAll(closePool);

const zone = "Europe/Berlin";
const now = new Date("2026-10-30T15:00:00Z");

const by = { actor: { kind: "system", label: "test" } as Actor, source: "test" };

interface Sample {
  /** Minutes from the start of the period before. */
  minute: number;
  currency: string;
  platform: string;
  amount: number;
  refunded: number;
  payment: "paid" | "unpaid" | "failed";
  isTest: boolean;
}

/** Puts an order where a test wants it, money side included. */
async function place(siteId: string, sample: Sample, start: Date, status?: OrderStatus) {
  const refunded = BigInt(Math.min(sample.refunded, sample.amount));
  const amount = BigInt(sample.amount);
  const { id, order } = await newOrder(siteId, {
    status,
    payment: sample.payment,
    fields: {
      currency: sample.currency,
      platform: sample.platform,
      amount,
      isTest: sample.isTest,
      placedAt: new Date(start.getTime() + sample.minute * 60_000),
    },
  });
  if (refunded === 0n || sample.payment !== "paid") return;
  const { platform, paymentKey, currency, isTest, placedAt } = order;
  await inTransaction(async (tx) => {
    await recordRefund(tx, {
      ...{ siteId, platform, paymentKey, entryKey: `refund:${paymentKey}`, currency, isTest },
      ...{ amount: refunded, occurredAt: new Date(), order: { id, currency, placedAt } },
    });
    await settleOrder(tx, { siteId, id }, { ...by, at: new Date() });
  });
}

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
const netOf = (some: Sample[]) =>
  sum(some.map(({ amount, refunded }) => amount - Math.min(refunded, amount)));

/** What a person would work out by hand for one currency. */
function byHand(samples: Sample[], currency: string, period: ReturnType<typeof resolvePeriod>) {
  const timeOf = (sample: Sample) => period.previous.from.getTime() + sample.minute * 60_000;
  const counted = samples.filter(
    (one) => one.currency === currency && one.payment === "paid" && !one.isTest,
  );
  const within = ({ from, to }: { from: Date; to: Date }) =>
    counted.filter((one) => timeOf(one) >= from.getTime() && timeOf(one) < to.getTime());
  const current = within(period);
  const dayFormat = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short" });
  const days: Record<string, number> = {};
  for (const one of current) {
    const key = `${dayFormat.format(timeOf(one))} ${one.platform}`;
    days[key] = (days[key] ?? 0) + netOf([one]);
  }
  return {
    orders: current.length,
    gross: sum(current.map((one) => one.amount)),
    net: netOf(current),
    previousNet: netOf(within(period.previous)),
    previousOrders: within(period.previous).length,
    days,
  };
}

function asByHand(takings: CurrencyTakings | undefined) {
  const days: Record<string, number> = {};
  for (const { bucket, byPlatform } of takings?.buckets ?? []) {
    for (const [platform, net] of Object.entries(byPlatform)) {
      days[`${bucket} ${platform}`] = Number(net);
    }
  }
  return {
    orders: takings?.orders ?? 0,
    gross: Number(takings?.gross ?? 0n),
    net: Number(takings?.net ?? 0n),
    previousNet: Number(takings?.previous.net ?? 0n),
    previousOrders: takings?.previous.orders ?? 0,
    days,
  };
}

const sampleArbitrary: fc.Arbitrary<Sample> = fc.record({
  minute: fc.integer({ min: -600, max: 14 * 1440 + 600 }),
  currency: fc.constantFrom("EUR", "JPY", "KWD"),
  platform: fc.constantFrom("kofi", "buymeacoffee"),
  amount: fc.integer({ min: 1, max: 50_000 }),
  refunded: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 60_000 })),
  payment: fc.constantFrom("paid", "paid", "paid", "unpaid", "failed"),
  isTest: fc.boolean(),
});

test("takings are what adding up by hand gives: each currency, day and platform by itself", async () => {
  // Two weeks around the end of summer time.
  const period = resolvePeriod({ date: "last_7_days" }, zone, now);
  await fc.assert(
    fc.asyncProperty(fc.array(sampleArbitrary, { maxLength: 25 }), async (samples) => {
      const mine = await newSite();
      const theirs = await newSite();
      for (const sample of samples) await place(mine.siteId, sample, period.previous.from);
      const foreign = { ...(samples[0] as Sample), isTest: false, payment: "paid" as const };
      if (samples[0]) await place(theirs.siteId, foreign, period.previous.from);

      const takings = await readTakings(mine.as("viewer"), { siteIds: [mine.siteId], period });
      for (const currency of ["EUR", "JPY", "KWD"]) {
        const found = takings.find((one) => one.currency === currency);
        const expected = byHand(samples, currency, period);
        expect(asByHand(found)).toEqual(expected);
        expect(found?.average ?? null).toBe(
          expected.orders === 0 ? null : BigInt(Math.round(expected.gross / expected.orders)),
        );
      }
    }),
    { numRuns: 12 },
  );
});

test("sums larger than any bigint column stay exact", async () => {
  const { siteId, as } = await newSite();
  const period = resolvePeriod({ date: "today" }, "UTC", now);
  const huge = { amount: 9_223_372_036_854_775_807n, currency: "IRR" };
  const sale = { isTest: false, occurredAt: now, fee: 0n, refunded: false };
  const sales = [newId(), newId(), newId()].map((orderId) => ({
    ...{ ...huge, ...sale, orderId, externalId: orderId, paymentKey: orderId },
  }));
  await inTransaction((tx) => recordSales(tx, { siteId, platform: "kofi", sales }));
  const [rial] = await readTakings(as("viewer"), { siteIds: [siteId], period });
  expect(rial?.gross).toBe(3n * 9_223_372_036_854_775_807n);
});

test("today ends and begins at the site's midnight", async () => {
  const { siteId, as } = await newSite();
  const period = resolvePeriod({ date: "today" }, "Asia/Tokyo", new Date("2026-11-20T18:00:00Z"));
  for (const time of ["14:59:59.999Z", "15:00:00Z", "23:59:59Z"]) {
    await newOrder(siteId, { fields: { placedAt: new Date(`2026-11-20T${time}`) } });
  }
  const [euro] = await readTakings(as("viewer"), { siteIds: [siteId], period });
  expect(euro?.orders).toBe(2);
  expect(euro?.buckets.filter((one) => one.orders > 0).map((one) => one.bucket)).toEqual([
    "2026-11-21 00",
    "2026-11-21 08",
  ]);
});

test("orders are counted where they stand, without tests and without other sites'", async () => {
  const { siteId, as } = await newSite();
  const other = await newSite();
  const period = resolvePeriod({}, "UTC", new Date());
  await newOrder(siteId, { status: "completed" });
  await newOrder(siteId, { status: "completed", fields: { currency: "JPY" } });
  await newOrder(siteId, { status: "pending_payment" });
  await newOrder(siteId, { fields: { isTest: true } });
  await newOrder(siteId, { fields: { placedAt: new Date("2020-01-01T00:00:00Z") } });
  await newOrder(other.siteId);
  expect(await countByStatus(as("viewer"), { siteIds: [siteId], period })).toEqual({
    received: 0,
    accepted: 0,
    pending_payment: 1,
    declined: 0,
    canceled: 0,
    expired: 0,
    completed: 2,
  });
});

test("top supporters are those who gave most in one currency, refunds taken off", async () => {
  const { siteId, as } = await newSite();
  const period = resolvePeriod({}, "UTC", new Date());
  const customer = (name: string) =>
    inTransaction((tx) =>
      findOrCreateCustomer(
        tx,
        siteId,
        {
          email: `${name}@example.com`,
          name,
          platform: "kofi",
          supporterId: null,
          fallbackKey: name,
          toldRank: "1",
        },
        new Date(),
      ),
    );
  const give = async (
    customerId: string | null,
    amount: bigint,
    currency = "EUR",
    isTest = false,
  ) => newOrder(siteId, { fields: { customerId, amount, currency, isTest } });
  const [ada, bo, cy] = await Promise.all(["ada", "bo", "cy"].map(customer));
  await give(ada as string, 500n);
  await give(ada as string, 700n);
  await give(bo as string, 1000n);
  await give(bo as string, 900_000n, "JPY");
  await give(bo as string, 900_000n, "EUR", true);
  await give(null, 5000n);
  const { id } = await give(cy as string, 9000n);
  await query(
    "update orders set payment_status = 'refunded', amount_refunded = amount where id = $1 returning id",
    [id],
  );
  const top = await listTopSupporters(as("viewer"), { siteIds: [siteId], period }, "EUR", 5);
  expect(top.map(({ name, orders, net }) => [name, orders, net])).toEqual([
    ["ada", 2, 1200n],
    ["bo", 1, 1000n],
  ]);
});

test("takings are what is left after refunds, before a platform's fee, in the currency that turned out right", async () => {
  const { siteId, as } = await newSite();
  const period = resolvePeriod({ date: "today" }, "UTC", now);
  const { id, order } = await newOrder(siteId, { fields: { placedAt: now, fee: 60n } });
  const scope = { siteIds: [siteId], period };
  expect(await readTakings(as("viewer"), scope)).toMatchObject([
    { currency: "EUR", orders: 1, gross: 1200n, refunded: 0n, net: 1200n },
  ]);
  const dollars = { ...order, currency: "USD", amount: 900n, reportedRank: "05" };
  await inTransaction((tx) => updatePlatformOrder(tx, id, dollars, { ...by, at: now }));
  const takings = await readTakings(as("viewer"), scope);
  expect(takings).toHaveLength(1);
  expect(takings).toMatchObject([{ currency: "USD", orders: 1, gross: 900n, net: 900n }]);
});

test("another site's figures cannot be asked for", async () => {
  const mine = await newSite();
  const theirs = await newSite();
  const period = resolvePeriod({}, "UTC", new Date());
  const scope = { siteIds: [mine.siteId, theirs.siteId], period };
  const refused = expect.objectContaining({ code: "not_found" });
  const owner = mine.as("owner");
  await expect(readTakings(owner, scope)).rejects.toEqual(refused);
  await expect(countByStatus(owner, scope)).rejects.toEqual(refused);
  await expect(listTopSupporters(owner, scope, "EUR", 5)).rejects.toEqual(refused);
});
