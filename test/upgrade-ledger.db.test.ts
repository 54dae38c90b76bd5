import { expect, test } from "vitest";
import { databaseBefore } from "./database-before";

const site = "00000000-0000-7000-8000-00000000000a";
const id = (nth: number) => `00000000-0000-7000-8000-${String(nth).padStart(12, "0")}`;

/** An order of an earlier version, by the number at the end of its id. */
const order = (
  nth: number,
  { amount = 500, refunded = 0, payment = "paid", currency = "EUR", details = "{}" } = {},
) =>
  `insert into orders (id, site_id, reference, status, payment_status, kind, platform, external_id,
     payment_key, amount, amount_refunded, currency, item_summary, item_sort, search_text, details, placed_at)
   values ('${id(nth)}', '${site}', 'REF${nth}', 'completed', '${payment}', 'donation', 'buymeacoffee', 'p:${nth}',
     'p:${nth}', ${amount}, ${refunded}, '${currency}', 'Coffee', 'coffee', '', '${details}', '2026-03-0${nth}')`;

let entries = 0;
/** Something that its ledger had entered, for the order of that number if any. */
const entry = (
  kind: "charge" | "refund",
  nth: number | null,
  name: string,
  amount: number,
  { currency = "EUR", payment = nth ?? 0 } = {},
) =>
  `insert into ledger_entries (id, site_id, kind, platform, payment_key, entry_key, order_id, amount, currency,
     occurred_at)
   values ('${id(1000 + entries++)}', '${site}', '${kind}', 'buymeacoffee', 'p:${payment}', '${name}',
     ${nth === null ? "null" : `'${id(nth)}'`}, ${amount}, '${currency}', '2026-03-20')`;

test("whatever an earlier version had entered becomes transactions that balance and mean the same", async () => {
  const { run, goOn } = await databaseBefore("double_entry");
  for (const sql of [
    order(1, { details: '{"amount": "5.00", "application_fee": "0.25"}' }),
    entry("charge", 1, "charge:p:1", 500),
    // Reported with another amount afterwards, and in another currency at last.
    order(2, {
      amount: 700,
      currency: "JPY",
      details: '{"amount": "700", "application_fee": "35"}',
    }),
    entry("charge", 2, "charge:p:2", 500),
    entry("charge", 2, "charge:p:2:17:back", -500),
    entry("charge", 2, "charge:p:2:17", 700, { currency: "JPY" }),
    // Given back in two parts, in another currency once, and more than was paid.
    order(3, {
      refunded: 500,
      payment: "refunded",
      details: '{"amount": "5.00", "application_fee": "much"}',
    }),
    entry("charge", 3, "charge:p:3", 500),
    entry("refund", 3, "refund:p:3:1772366460", 200),
    entry("refund", 3, "refund:p:3:1772366940", 400),
    entry("refund", 3, "refund:p:3:1772366999", 100, { currency: "USD" }),
    // A second test send with the payment's name of the first.
    order(4),
    // Its payment has not been reported yet.
    entry("refund", null, "refund:p:9", 300, { payment: 9 }),
  ]) {
    await run(sql);
  }
  await goOn();

  const transactions = await run(
    `select t.key, t.kind, right(t.order_id::text, 1) as order,
       (select string_agg(p.account || ' ' || p.amount || ' ' || p.currency, ', ' order by p.position)
        from ledger_postings p where p.site_id = t.site_id and p.transaction_id = t.id) as postings
     from ledger_transactions t order by t.key collate "C"`,
  );
  const [bmc, fee] = ["outside:buymeacoffee", "fees:buymeacoffee"];
  expect(transactions).toEqual([
    {
      ...{ key: "correction:buymeacoffee:p:2:17", kind: "correction", order: "2" },
      postings: `site -500 EUR, ${bmc} 500 EUR, site 700 JPY, ${bmc} -700 JPY`,
    },
    {
      ...{ key: "fee:buymeacoffee:p:1", kind: "fee", order: "1" },
      postings: `site -25 EUR, ${fee} 25 EUR`,
    },
    {
      ...{ key: "fee:buymeacoffee:p:2", kind: "fee", order: "2" },
      postings: `site -35 JPY, ${fee} 35 JPY`,
    },
    {
      ...{ key: `joined:${id(3)}:0`, kind: "refund", order: "3" },
      postings: "site 100 EUR, review -100 EUR",
    },
    {
      ...{ key: "refund:buymeacoffee:p:3:1772366460", kind: "refund", order: "3" },
      postings: `site -200 EUR, ${bmc} 200 EUR`,
    },
    {
      ...{ key: "refund:buymeacoffee:p:3:1772366940", kind: "refund", order: "3" },
      postings: `site -400 EUR, ${bmc} 400 EUR`,
    },
    {
      ...{ key: "refund:buymeacoffee:p:3:1772366999", kind: "refund", order: "3" },
      postings: `review -100 USD, ${bmc} 100 USD`,
    },
    {
      ...{ key: "refund:buymeacoffee:p:9", kind: "refund", order: null },
      postings: `review -300 EUR, ${bmc} 300 EUR`,
    },
    {
      ...{ key: `sale:${id(4)}`, kind: "sale", order: "4" },
      postings: `site 500 EUR, ${bmc} -500 EUR`,
    },
    ...[1, 2, 3].map((nth) => ({
      ...{ key: `sale:buymeacoffee:p:${nth}`, kind: "sale", order: String(nth) },
      postings: `site 500 EUR, ${bmc} -500 EUR`,
    })),
  ]);
  const takings = await run(
    `select currency, sum(quantity)::int as orders, sum(amount)::int as amount,
       array_agg(distinct to_char(value_at at time zone 'UTC', 'DD') order by to_char(value_at at time zone 'UTC', 'DD')) as days
     from ledger_postings where account = 'site' and kind <> 'fee' group by 1 order by 1`,
  );
  expect(takings).toEqual([
    { currency: "EUR", orders: 3, amount: 1000, days: ["01", "02", "03", "04"] },
    { currency: "JPY", orders: 1, amount: 700, days: ["02"] },
  ]);
});
