import { Client } from "@/lib/db/client";
import { guards } from "./empty-tables";

// A number from 0 to 9999 for an order and a purpose: the same at every run, whatever the plan.
const dice = (purpose: number) => `((hashint8extended(i, ${purpose}) & 1048575) % 10000)`;

/** An expression that gives each text its share of the dice; shares add up to 10,000. */
function share(purpose: number, shares: Record<string, number>): string {
  let below = 0;
  const branches = Object.entries(shares).map(([text, part]) => {
    below += part;
    return `when ${dice(purpose)} < ${below} then '${text}'`;
  });
  return `(case ${branches.join(" ")} end)`;
}

const kinds = { donation: 6200, membership: 2200, shop: 1300, commission: 200, wishlist: 100 };
const statuses = {
  completed: 9000,
  accepted: 500,
  canceled: 250,
  declined: 100,
  received: 60,
  pending_payment: 50,
  expired: 40,
};
const payments = { paid: 9600, refunded: 200, partially_refunded: 60, failed: 80, unpaid: 60 };
const currencies = { USD: 6000, EUR: 2500, GBP: 1000, JPY: 500 };
const platforms = { kofi: 6000, buymeacoffee: 3900, store: 100 };

const words =
  "thank you so much for the lovely drawings coffee keep going cat brush colour night tutorial weekly stream favourite wonderful garden paper winter".split(
    " ",
  );
const word = (purpose: number) =>
  `(array['${words.join("','")}'])[1 + ${dice(purpose)} % ${words.length}]`;

const crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** Eight characters, different for every i below 2^40: multiplying by an odd number only shuffles. */
const reference = Array.from(
  { length: 8 },
  (_, at) => `substr('${crockford}', 1 + ((i * 618970019643 >> ${at * 5}) & 31)::int, 1)`,
).join(" || ");

/**
 * Orders as a busy creator has them: three years, more of them lately, most of them small tips that
 * are done, a fifth of the payers coming back often. `$1` is the site, `$2` how many.
 */
const insertOrders = `
  insert into orders (id, site_id, reference, status, payment_status, kind, platform, external_id,
    payment_key, transaction_id, amount, currency, customer_id, customer_name, customer_email,
    customer_sort, item_summary, item_sort, message, is_test, search_text, placed_at, created_at,
    updated_at)
  select uuidv7(placed_at - now()), $1, reference, status::order_status, payment::payment_status,
    kind::order_kind, platform, transaction, transaction, transaction, amount, currency,
    c.id, c.name, c.email, lower(c.name), item, lower(item), message, is_test,
    lower(concat_ws(' ', '', reference, c.email, c.name, transaction, item, message)),
    placed_at, placed_at + interval '1 second', placed_at + interval '1 second'
  from (
    select i, ${reference} as reference,
      ${share(1, statuses)} as status, ${share(2, payments)} as payment, ${share(3, kinds)} as kind,
      ${share(4, platforms)} as platform, ${share(5, currencies)} as currency,
      md5(i::text)::uuid::text as transaction,
      (array[300,500,500,1000,1500,2790,4500,300])[1 + ${dice(6)} % 8] + 10 * (${dice(7)} % 9) as amount,
      case ${share(3, kinds)} when 'shop' then 'Sticker pack ' || ${dice(8)} % 40
        when 'commission' then 'Portrait of a ' || ${word(9)} else initcap(${share(3, kinds)}) end as item,
      case when ${dice(10)} < 4000 then concat_ws(' ', ${[11, 12, 13, 14, 15].map(word).join(", ")},
        case when ${dice(16)} < 10 then 'unicorn' end) end as message,
      ${dice(17)} < 50 as is_test,
      timestamptz '2023-11-01' + interval '3 years' * sqrt(i::float8 / $2::float8)
        + interval '1 millisecond' * ${dice(18)} as placed_at,
      1 + floor($2::float8 / 5 * power(${dice(19)} / 10000.0, 2))::int
        + ${dice(20)} % (1 + $2 / 50000) as customer
    from generate_series(1, $2::bigint) as i
  ) o
  join customers c on c.id = md5('customer' || o.customer)::uuid`;

const firstNames =
  "alex sam kim robin jo chris mika noa ari lou max toni jean sascha nico dana rene kai jules andrea morgan riley quinn avery jordan taylor casey rowan skyler emery finley harper hayden jamie kendall logan parker reese sage tatum".split(
    " ",
  );
const syllables =
  "ber hart field brook stone vale wood mill ford ley ton win gate sund lind berg holm strand dahl moor kov ski quist jun zet phil xav yor gup cruz ng oka tze mbe dra ruiz fuj vik hos pau".split(
    " ",
  );
const pickAt = (values: string[], index: string) =>
  `(array['${values.join("','")}'])[1 + (${index}) % ${values.length}]`;

/** `$2` orders come from a fifth as many customers, whose addresses look like real ones. */
const insertCustomers = `
  with made as (
    insert into customers (id, site_id, identity_key, email, name)
    select md5('customer' || i)::uuid, $1, 'email:' || email, email, initcap(name)
    from (
      select i, first || ' ' || last as name,
        first || '.' || last || i / 1600 % 10 || i % 97 || '@' || ${pickAt(["gmail.com", "gmail.com", "outlook.com", "icloud.com", "example.org"], "i")} as email
      from (
        select i, ${pickAt(firstNames, "i")} as first,
          ${pickAt(syllables, "i / 40")} || ${pickAt(syllables, "i / 1600")} as last
        from generate_series(1, $2::int / 5 + $2::int / 50000 + 2) as i
      ) names
    ) people
    returning id
  )
  select count(*) from made`;

const insertItems = `
  insert into order_items (id, site_id, order_id, position, name, quantity, unit_amount)
  select uuidv7(), site_id, id, 0, item_summary, 1, amount from orders where site_id = $1`;

/** What was paid for them. */
const insertSales = `
  insert into ledger_transactions (site_id, id, kind, key, platform, payment_key, order_id, is_test, occurred_at)
  select site_id, uuidv7(placed_at - now()), 'sale', 'sale:' || platform || ':' || external_id, platform, payment_key, id,
    is_test, placed_at
  from orders where site_id = $1 and payment_status in ('paid', 'partially_refunded', 'refunded')`;
const insertPostings = `
  insert into ledger_postings (site_id, transaction_id, position, account, currency, amount, quantity, kind,
    platform, is_test, value_at)
  select t.site_id, t.id, leg.position, case leg.position when 0 then 'site' else 'outside:' || t.platform end,
    o.currency, o.amount * leg.sign, 1 - leg.position, 'sale', t.platform, t.is_test, t.occurred_at
  from ledger_transactions t join orders o on o.site_id = t.site_id and o.id = t.order_id
  cross join (values (0, 1), (1, -1)) as leg(position, sign) where t.site_id = $1`;

/** Fills a site with `count` orders, their customers, items and sales; indexes are made again afterwards. */
export async function generateOrders(databaseUrl: string, siteId: string, count: number) {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const run = (sql: string) =>
    client.query(sql.replaceAll("$1", `'${siteId}'::uuid`).replaceAll("$2", String(count)));
  try {
    await client.query("set maintenance_work_mem = '512MB'; set synchronous_commit = off");
    const { rows: indexes } = await client.query<{ indexname: string; indexdef: string }>(
      `select indexname, indexdef from pg_indexes
       where tablename in ('orders', 'order_items', 'ledger_transactions', 'ledger_postings')
         and indexname not like '%pkey'`,
    );
    for (const { indexname } of indexes) await client.query(`drop index "${indexname}"`);
    await run(insertCustomers);
    await run(insertOrders);
    await run(insertItems);
    // They balance and fit by the way they are made; a million rows need not be checked one by one.
    await client.query(guards("disable"));
    await run(insertSales);
    await run(insertPostings);
    await client.query(guards("enable"));
    for (const { indexdef } of indexes) await client.query(indexdef);
    await client.query("vacuum analyze");
    await client.query("checkpoint").catch(() => {});
  } finally {
    await client.end();
  }
}
