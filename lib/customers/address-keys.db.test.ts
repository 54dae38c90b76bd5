import { afterAll, expect, test } from "vitest";
import { closePool, inTransaction, query } from "@/lib/db";
import { emailKeyOf, newId } from "@/lib/kernel";
import { databaseBefore } from "@/test/database-before";
import { newSite } from "@/test/new-site";
import { findOrCreateCustomer, findOrCreateCustomers } from "./find-or-create-customers";

afterAll(closePool);

const payer = (email: string) => ({
  ...{ email, name: "Robin", platform: "kofi", supporterId: null },
  ...{ fallbackKey: newId(), toldRank: "1" },
});

// Names of places and people in many scripts, with and without ASCII letters between them.
const domains = [
  "müller.example",
  "bücher.münchen.example",
  "例え.テスト",
  "пример.рф",
  "mañana.com",
];
const more = ["παράδειγμα.example", "straße.example", "😀.example", "ليهمابتكلموشعربي.example"];
const addresses = [...domains, ...more].map((domain) => `robin@${domain}`);

test.each([
  ["Robin@Müller.example", "robin@xn--mller-kva.example"],
  ["ro\u0308bin@example.com", "R\u00d6BIN@example.com"],
])("%s and %s are one customer, alone or among many payments", async (one, other) => {
  const { siteId } = await newSite();
  const found = await inTransaction(async (tx) => [
    await findOrCreateCustomer(tx, siteId, payer(one), new Date()),
    ...(await findOrCreateCustomers(tx, siteId, [payer(other), payer(one)], new Date())),
  ]);
  expect(new Set(found).size).toBe(1);
  expect(await query("select 1 from customers where site_id = $1", [siteId])).toHaveLength(1);
});

test("the customers, opt-outs and declarations of a till from before have the keys of today", async () => {
  const { goOn, run } = await databaseBefore("answers_and_addresses");
  const site = "00000000-0000-7000-8000-000000000001";
  const id = (n: number) => `00000000-0000-7000-8000-0000000${n}`;
  const customer = (n: number, key: string, name: string, rank: string, at = "2026-01-01") =>
    run(`insert into customers (id, site_id, identity_key, email, name, name_rank, email_rank, created_at)
      values ('${id(n)}', '${site}', 'email:${key}', '${key}', '${name}', '${rank}', '${rank}', '${at}')`);
  for (const [n, address] of addresses.entries()) {
    await customer(10000 + n, address, "Robin", "1");
    await run(`insert into mail_opt_outs values ('${site}', '${address}', now())`);
  }
  await run(`insert into mail_opt_outs values ('${site}', 'robin@xn--mller-kva.example', now())`);
  await customer(20001, "robin@xn--mller-kva.example", "Newest name", "3", "2026-02-01");
  await customer(20002, "kim@example.com", "Kim", "1");
  await run(`insert into orders (id, site_id, reference, status, payment_status, kind, platform, external_id,
      payment_key, amount, currency, customer_id, item_summary, item_sort, search_text, reported_rank, placed_at)
    values ('${id(30001)}', '${site}', 'ORDER001', 'completed', 'paid', 'donation', 'kofi', '1', '1', 100,
      'EUR', '${id(20001)}', '', '', '', '1', now())`);
  await goOn();
  const customers = await run("select id, identity_key, name from customers order by id");
  expect(customers.map((row) => row.identity_key)).toEqual([
    ...addresses.map((address) => `email:${emailKeyOf(address)}`),
    "email:kim@example.com",
  ]);
  expect(customers[0]).toMatchObject({ id: id(10000), name: "Newest name" });
  expect(await run("select customer_id from orders")).toEqual([{ customer_id: id(10000) }]);
  const optOuts = await run("select email_key from mail_opt_outs");
  expect(optOuts.map((row) => row.email_key).sort()).toEqual(addresses.map(emailKeyOf).sort());
  expect(await run("select 1 from pg_proc where proname like 'onetill_email%'")).toEqual([]);
});
