import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { closePool, inTransaction, query } from "@/lib/db";
import { databaseBefore } from "@/test/database-before";
import { newSite } from "@/test/new-site";
import { findOrCreateCustomer, findOrCreateCustomers } from "./find-or-create-customers";
import { rankOfPastPayment, rankOfReport } from "./told-rank";

afterAll(closePool);

interface Telling {
  name: string | null;
  email: string;
  toldRank: string;
}

const anyRank = fc.oneof(
  fc.integer({ min: 1, max: 99 }).map((n) => rankOfReport(String(n).padStart(15, "0"))),
  fc
    .record({ placedAt: fc.date({ noInvalidDate: true }), key: fc.string() })
    .map(rankOfPastPayment),
);
const tellings = fc.uniqueArray(
  fc.record({
    name: fc.option(fc.constantFrom("Ada", "Ada L.", "ADA")),
    email: fc.constantFrom("ada@example.com", "Ada@example.com"),
    toldRank: anyRank,
  }),
  { minLength: 1, maxLength: 6, selector: (telling) => telling.toldRank },
);

const payer = (telling: Telling) => ({
  ...{ platform: "kofi", supporterId: null, fallbackKey: "key" },
  ...telling,
});

/** Who is there after all was told, one by one or several at once. */
async function tellAll(groups: readonly (readonly Telling[])[]) {
  const { siteId } = await newSite();
  for (const group of groups) {
    await inTransaction(async (tx) => {
      const [only] = group;
      if (only && group.length === 1) {
        await findOrCreateCustomer(tx, siteId, payer(only), new Date());
      } else await findOrCreateCustomers(tx, siteId, group.map(payer), new Date());
    });
  }
  return query("select name, email from customers where site_id = $1", [siteId]);
}

const best = (all: readonly Telling[], part: "name" | "email") =>
  all
    .filter((telling) => telling[part] !== null)
    .sort((a, b) => (a.toldRank < b.toldRank ? 1 : -1))[0]?.[part] ?? null;

test("a person is called as the telling with the highest rank calls them, in whatever order they come", async () => {
  await fc.assert(
    fc.asyncProperty(tellings, fc.nat({ max: 6 }), async (all, cut) => {
      const wanted = [{ name: best(all, "name"), email: best(all, "email") }];
      expect(await tellAll(all.map((one) => [one]))).toEqual(wanted);
      expect(
        await tellAll([all.slice(cut), all.slice(0, cut)].filter((part) => part.length)),
      ).toEqual(wanted);
    }),
    { numRuns: 30 },
  );
});

test("any report of a platform counts more than any file", () => {
  fc.assert(
    fc.property(fc.date({ noInvalidDate: true }), fc.string(), (placedAt, key) => {
      expect(rankOfReport("0".repeat(15)) > rankOfPastPayment({ placedAt, key })).toBe(true);
    }),
  );
});

test("the customers of a till from before are ranked by the orders that told of them", async () => {
  const { goOn, run } = await databaseBefore("customer_ranks");
  const site = "00000000-0000-7000-8000-000000000001";
  const person = (n: number) => `00000000-0000-7000-8000-00000000010${n}`;
  await run(
    `insert into customers (id, site_id, identity_key, email, name) values
       ('${person(1)}', '${site}', 'email:a@example.com', 'A@example.com', 'Reported last'),
       ('${person(2)}', '${site}', 'email:b@example.com', 'b@example.com', 'Imported'),
       ('${person(3)}', '${site}', 'email:c@example.com', 'c@example.com', 'By membership')`,
  );
  const order = (
    n: number,
    who: number,
    name: string,
    email: string,
    rank: string,
    kind = "donation",
  ) =>
    run(
      `insert into orders (id, site_id, reference, status, payment_status, kind, platform, external_id,
         payment_key, amount, currency, customer_id, customer_name, customer_email, item_summary,
         item_sort, search_text, reported_rank, placed_at)
       values ('00000000-0000-7000-8000-00000000020${n}', '${site}', 'ORDER00${n}', 'completed', 'paid',
         '${kind}', 'buymeacoffee', '${n}', '${n}', 100, 'EUR', '${person(who)}', '${name}', '${email}',
         '', '', '', '${rank}', '2026-03-01T12:00:00Z')`,
    );
  await order(1, 1, "Newest", "a@example.com", "0500");
  await order(2, 1, "Reported last", "A@example.com", "1400");
  // Turned round: told at 300 in truth.
  await order(3, 1, "Early period", "A@example.com", "0699", "membership");
  await order(4, 2, "Imported", "b@example.com", "0");
  await order(5, 3, "Once", "c@example.com", "0100");
  await run(
    `insert into subscriptions (id, site_id, customer_id, platform, external_id, state, amount, currency,
       reported_rank) values ('00000000-0000-7000-8000-000000000301', '${site}', '${person(3)}',
       'buymeacoffee', 's', 'paused', 100, 'EUR', '200')`,
  );
  await goOn();
  expect(
    await run("select name, email, name_rank, email_rank from customers order by identity_key"),
  ).toEqual([
    { name: "Newest", email: "a@example.com", name_rank: "1500", email_rank: "1500" },
    {
      ...{ name: "Imported", email: "b@example.com" },
      ...{ name_rank: "0001772366400000", email_rank: "0001772366400000" },
    },
    { name: "By membership", email: "c@example.com", name_rank: "1200", email_rank: "1200" },
  ]);
});
