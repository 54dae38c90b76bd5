import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { closePool, inTransaction, query } from "@/lib/db";
import { newId } from "@/lib/kernel";
import { newSite } from "@/test/new-site";
import {
  correctFee,
  correctSale,
  findUnbalanced,
  isRefundKnown,
  joinRefunds,
  type LedgerTransaction,
  outside,
  post,
  recordDispute,
  recordRefund,
  recordSales,
  sumOrders,
} from "./index";

afterAll(closePool);

const platform = "kofi";
const placedAt = new Date("2026-03-01T12:00:00Z");

const sale = (key: string, fields: Partial<LedgerTransaction> = {}): LedgerTransaction => ({
  ...{ kind: "sale", key, platform, paymentKey: key, orderId: null, isTest: false },
  ...{ occurredAt: placedAt, valueAt: placedAt },
  postings: [
    { account: "site", amount: 500n, currency: "EUR", quantity: 1 },
    { account: outside(platform), amount: -500n, currency: "EUR" },
  ],
  ...fields,
});

const enter = (siteId: string, ...all: LedgerTransaction[]) =>
  inTransaction((tx) => post(tx, siteId, all));

const balancesOf = (siteId: string) =>
  query<{ account: string; currency: string; amount: bigint; sales: number }>(
    `select account, currency, sum(amount)::bigint as amount, sum(quantity)::int as sales
     from ledger_postings where site_id = $1
     group by 1, 2 having sum(amount) <> 0 or sum(quantity) <> 0 order by 1, 2`,
    [siteId],
  );

/** What is off in a currency; empty where everything sums to zero. */
const offBalance = (siteId: string) =>
  query(
    `select currency, sum(amount)::bigint as amount from ledger_postings where site_id = $1
     group by 1 having sum(amount) <> 0`,
    [siteId],
  );

test("the same cause is entered once, and the second time says so", async () => {
  const { siteId } = await newSite();
  expect(await enter(siteId, sale("sale:a"), sale("sale:b"))).toEqual(
    new Set(["sale:a", "sale:b"]),
  );
  expect(await enter(siteId, sale("sale:b"), sale("sale:c"))).toEqual(new Set(["sale:c"]));
  expect(await balancesOf(siteId)).toEqual([
    { account: "outside:kofi", currency: "EUR", amount: -1500n, sales: 0 },
    { account: "site", currency: "EUR", amount: 1500n, sales: 3 },
  ]);
});

test("a fee in another currency than the sale is entered in its own, and each sums to zero", async () => {
  const { siteId } = await newSite();
  const orderId = newId();
  const one = { orderId, externalId: "a", paymentKey: "a", amount: 2500n, currency: "USD" };
  await inTransaction((tx) =>
    recordSales(tx, {
      ...{ siteId, platform: "store" },
      sales: [
        {
          ...{ ...one, fee: 102n, feeCurrency: "EUR" },
          ...{ isTest: false, occurredAt: placedAt, refunded: false },
        },
      ],
    }),
  );
  expect(await balancesOf(siteId)).toMatchObject([
    { account: "fees:store", currency: "EUR", amount: 102n },
    { account: "outside:store", currency: "USD", amount: -2500n },
    { account: "site", currency: "EUR", amount: -102n },
    { account: "site", currency: "USD", amount: 2500n },
  ]);
  expect(await offBalance(siteId)).toEqual([]);
});

test("whatever disputes move, in whichever currencies, each currency sums to zero and each move is entered once", async () => {
  const { siteId } = await newSite();
  const currencies = fc.constantFrom("USD", "EUR", "JPY", "KWD");
  const amounts = fc.bigInt({ min: -1_000_000_000_000n, max: 1_000_000_000_000n });
  const move = fc.record({
    ...{ key: fc.uuid(), amount: amounts, currency: currencies },
    ...{ fee: amounts, feeCurrency: currencies, at: fc.constant(placedAt) },
  });
  await fc.assert(
    fc.asyncProperty(fc.array(move, { maxLength: 6 }), async (moves) => {
      const order = {
        ...{ siteId, id: newId(), platform: "store", paymentKey: newId() },
        ...{ currency: "USD", isTest: false, placedAt },
      };
      const record = () => inTransaction((tx) => recordDispute(tx, order, moves));
      await record();
      const once = await balancesOf(siteId);
      await record();
      expect(await balancesOf(siteId)).toEqual(once);
      expect(await offBalance(siteId)).toEqual([]);
    }),
    { numRuns: 25 },
  );
});

test("another site's cause of the same name is another one", async () => {
  const [mine, theirs] = [await newSite(), await newSite()];
  await enter(mine.siteId, sale("sale:a"));
  expect(await enter(theirs.siteId, sale("sale:a"))).toEqual(new Set(["sale:a"]));
});

test("many who post the same causes at once make one of each", async () => {
  const { siteId } = await newSite();
  const keys = Array.from({ length: 20 }, (_, at) => `sale:${at}`);
  const all = await Promise.all(
    Array.from({ length: 8 }, (_, turn) =>
      enter(siteId, ...(turn % 2 === 0 ? keys : [...keys].reverse()).map((key) => sale(key))),
    ),
  );
  expect(all.flatMap((entered) => [...entered]).sort()).toEqual([...keys].sort());
  expect(await balancesOf(siteId)).toMatchObject([
    { account: "outside:kofi", amount: -10_000n },
    { account: "site", amount: 10_000n, sales: 20 },
  ]);
});

test("what does not balance in each currency is refused, by us and by the database", async () => {
  const { siteId } = await newSite();
  const wrong = sale("sale:a", {
    postings: [
      { account: "site", amount: 500n, currency: "EUR" },
      { account: outside(platform), amount: -500n, currency: "USD" },
    ],
  });
  await expect(enter(siteId, wrong)).rejects.toThrow("sum to 500 EUR");
  const by = (position: number, amount: number, currency: string) =>
    `('${siteId}', '${id}', ${position}, 'site', '${currency}', ${amount}, 'sale', 'kofi', false, now())`;
  const id = newId();
  const entering = (...rows: string[]) =>
    inTransaction(async (tx) => {
      await tx.query(
        `insert into ledger_transactions (site_id, id, kind, key, platform, payment_key, is_test, occurred_at)
         values ($1, $2, 'sale', $3, 'kofi', 'a', false, now()) on conflict do nothing`,
        [siteId, id, `sale:${id}`],
      );
      await tx.query(
        `insert into ledger_postings (site_id, transaction_id, position, account, currency, amount,
           kind, platform, is_test, value_at) values ${rows.join(", ")}`,
      );
    });
  await expect(entering(by(0, 500, "EUR"))).rejects.toThrow(/sum to 500 EUR, not to zero/);
  await expect(entering(by(0, 500, "EUR"), by(1, -500, "USD"))).rejects.toThrow(/not to zero/);
  await entering(by(0, 500, "EUR"), by(1, -500, "EUR"));
  // Nor can a transaction that is there be added to.
  await expect(entering(by(2, 1, "EUR"))).rejects.toThrow(/sum to 1 EUR/);
  expect(await offBalance(siteId)).toEqual([]);
});

test.each(["ledger_transactions", "ledger_postings"])(
  "%s is only ever added to, whoever asks",
  async (table) => {
    const { siteId } = await newSite();
    await enter(siteId, sale("sale:a"));
    const ask = (text: string) => query(text);
    const refused = expect(ask(`update ${table} set platform = 'x' where site_id = '${siteId}'`));
    await refused.rejects.toThrow(/only ever added to/);
    for (const text of [
      `delete from ${table} where site_id = '${siteId}'`,
      `truncate ${table} cascade`,
      `insert into ${table} select * from ${table} where site_id = '${siteId}'
         on conflict (site_id, ${table === "ledger_postings" ? "transaction_id, position" : "id"})
         do update set platform = 'x'`,
    ]) {
      await expect(ask(text)).rejects.toThrow(/only ever added to/);
    }
    expect(await balancesOf(siteId)).toMatchObject([{ amount: -500n }, { amount: 500n }]);
  },
);

test("a whole site can be removed by who says which, and no other one with it", async () => {
  const [gone, kept] = [await newSite(), await newSite()];
  for (const { siteId } of [gone, kept]) await enter(siteId, sale("sale:a"));
  const remove = (siteId: string) =>
    inTransaction(async (tx) => {
      await tx.query("select set_config('onetill.removed_site', $1, true)", [gone.siteId]);
      await tx.query("delete from ledger_postings where site_id = $1", [siteId]);
      await tx.query("delete from ledger_transactions where site_id = $1", [siteId]);
    });
  await expect(remove(kept.siteId)).rejects.toThrow(/only ever added to/);
  await remove(gone.siteId);
  expect(await balancesOf(gone.siteId)).toEqual([]);
  expect(await balancesOf(kept.siteId)).toHaveLength(2);
  await expect(
    query("delete from ledger_postings where site_id = $1", [kept.siteId]),
  ).rejects.toThrow(/only ever added to/);
});

/** An order as the ledger sees it, in a world where everything about it may come in any order. */
interface World {
  siteId: string;
  orderId: string;
  /** What the order is known to be worth; null as long as nobody has told of it. */
  money: { amount: bigint; currency: string; rank: number } | null;
}
type Report =
  | { kind: "payment"; rank: number; amount: bigint; fee: bigint; currency: string }
  | { kind: "refund"; name: string; amount: bigint; currency: string };

const paymentKey = "payment:1";
const orderOf = ({ siteId, orderId, money }: World) => ({
  ...{ siteId, id: orderId, platform, paymentKey, isTest: false, placedAt },
  ...{ amount: money?.amount ?? 0n, currency: money?.currency ?? "EUR" },
});

/** Hands a report in as those do who keep orders: under the payment's lock, settled afterwards. */
const tell = (world: World, report: Report) =>
  inTransaction(async (tx) => {
    await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [world.orderId]);
    const { siteId, orderId, money } = world;
    const { amount, currency } = report;
    const order = orderOf(world);
    if (report.kind === "refund") {
      const refund = {
        ...{ siteId, platform, paymentKey, entryKey: `refund:${paymentKey}:${report.name}` },
        ...{ amount, currency, isTest: false, occurredAt: placedAt, order: money && order },
      };
      if (!(await isRefundKnown(tx, refund))) await recordRefund(tx, refund);
    } else if (money === null) {
      const paid = { orderId, externalId: paymentKey, paymentKey, amount, currency };
      const more = { fee: report.fee, isTest: false, occurredAt: placedAt, refunded: false };
      await recordSales(tx, { siteId, platform, sales: [{ ...paid, ...more }] });
      world.money = report;
    } else if (report.rank > money.rank) {
      const cause = { rank: String(report.rank), at: placedAt };
      const same = money.amount === amount && money.currency === currency;
      if (!same) await correctSale(tx, order, { was: money, is: report }, cause);
      await correctFee(tx, order, { amount: report.fee, currency }, cause);
      world.money = report;
    }
    if (world.money) await joinRefunds(tx, orderOf(world), placedAt);
  });

const currency = fc.constantFrom("EUR", "EUR", "EUR", "JPY");
const reports = fc
  .record({
    payments: fc.array(
      fc.record({ amount: fc.bigInt(1n, 900n), part: fc.bigInt(0n, 4n), currency }),
      { minLength: 1, maxLength: 3 },
    ),
    refunds: fc.array(fc.record({ amount: fc.bigInt(1n, 500n), currency }), { maxLength: 4 }),
  })
  .map(({ payments, refunds }): Report[] => [
    ...payments.map(({ part, ...money }, rank) => ({
      ...{ kind: "payment" as const, ...money, rank, fee: (money.amount * part) / 10n },
    })),
    ...refunds.map((refund, at) => ({ kind: "refund" as const, name: String(at), ...refund })),
  ]);
const mixed = reports.chain((all) =>
  fc.tuple(
    fc.constant(all),
    fc.array(fc.nat({ max: all.length - 1 }), { maxLength: all.length }).chain((again) => {
      const list = [...all, ...again.map((at) => all[at] as Report)];
      return fc.shuffledSubarray(list, { minLength: list.length });
    }),
  ),
);

const newWorld = async (): Promise<World> => ({
  siteId: (await newSite()).siteId,
  orderId: newId(),
  money: null,
});

/** What everybody would work out on paper. */
function onPaper(all: readonly Report[]) {
  const payments = all.filter((one) => one.kind === "payment");
  const last = payments.at(-1) as Extract<Report, { kind: "payment" }>;
  const refunds = all.filter((one) => one.kind === "refund" && one.currency === last.currency);
  const back = refunds.reduce((sum, { amount }) => sum + amount, 0n);
  return {
    ...{ currency: last.currency, sold: last.amount, fee: last.fee },
    refunded: back > last.amount ? last.amount : back,
  };
}

test("sales, fees, refunds and corrections in any order and repetition end in the same balances", async () => {
  await fc.assert(
    fc.asyncProperty(mixed, async ([all, shuffled]) => {
      const [straight, crooked] = [await newWorld(), await newWorld()];
      for (const report of all) await tell(straight, report);
      for (const report of shuffled) await tell(crooked, report);
      expect(await balancesOf(crooked.siteId)).toEqual(await balancesOf(straight.siteId));
      const { orderId, siteId } = crooked;
      const sums = await inTransaction((tx) => sumOrders(tx, siteId, [orderId]));
      const { currency, ...expected } = onPaper(all);
      expect(sums.find((one) => one.currency === currency)).toMatchObject(expected);
      // Nothing of another currency is left with the order.
      for (const one of sums.filter((one) => one.currency !== currency)) {
        expect(one).toMatchObject({ sold: 0n, refunded: 0n, fee: 0n });
      }
      expect(await offBalance(siteId)).toEqual([]);
      for await (const fault of findUnbalanced(siteId)) expect.fail(fault);
    }),
    { numRuns: 15 },
  );
}, 60_000);

test("the same reports handed in at once end in the same balances", async () => {
  await fc.assert(
    fc.asyncProperty(mixed, async ([all, shuffled]) => {
      const payment = all.filter(({ kind }) => kind === "payment").at(-1) as Report;
      const [straight, crowd] = [await newWorld(), await newWorld()];
      for (const world of [straight, crowd]) await tell(world, payment);
      const refunds = (list: Report[]) => list.filter(({ kind }) => kind === "refund");
      for (const report of refunds(all)) await tell(straight, report);
      await Promise.all(refunds(shuffled).map((report) => tell(crowd, report)));
      expect(await balancesOf(crowd.siteId)).toEqual(await balancesOf(straight.siteId));
    }),
    { numRuns: 10 },
  );
}, 60_000);
