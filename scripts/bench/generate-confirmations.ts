import { randomUUID } from "node:crypto";
import { Client } from "@/lib/db/client";
import { newCodeKey, showCode } from "@/lib/matching";

const batch = 10_000;

/** Different codes of the real kind, as many as wanted. */
function codes(count: number): string[] {
  const made = new Set<string>();
  while (made.size < count) made.add(newCodeKey());
  return [...made];
}

/**
 * Gives a site a button and `count` declarations that wait for their payment, made over the last two
 * days, each by a visitor of its own; every fifth names a transaction. Returns the button's id.
 */
export async function generateConfirmations(
  databaseUrl: string,
  siteId: string,
  count: number,
): Promise<string> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const button = randomUUID();
  try {
    await client.query("set synchronous_commit = off");
    await client.query(
      `insert into support_buttons (id, site_id, token, label, places, amounts, currency)
       values ($1::uuid, $2, $1::text, 'Support', '[{"platform":"kofi","url":"https://ko-fi.com/x"}]',
         '{}', 'EUR')`,
      [button, siteId],
    );
    const keys = codes(count);
    for (let from = 0; from < count; from += batch) {
      const some = keys.slice(from, from + batch);
      await client.query(
        `insert into confirmations (id, site_id, button_id, code, code_key, token_hash, platform,
           email, email_key, amount, currency, transaction_id, transaction_key, search_text,
           status_at, window_ends_at, created_at, updated_at)
         select uuidv7(), $1, $2, code, key, md5(key), 'kofi', mail, mail, 500, 'EUR', paid, paid,
           lower(concat(' ', code, ' ', key, ' ', mail)), at, at + interval '72 hours', at, at
         from (
           select key, code, 'visitor' || n || '@example.com' as mail,
             case when n % 5 = 0 then md5('paid' || n) end as paid,
             now() - interval '48 hours' * (n::float8 / $5) as at
           from unnest($3::text[], $4::text[]) with ordinality as t(key, code, nth),
             lateral (select nth + $6::int as n) numbered
         ) made`,
        [siteId, button, some, some.map(showCode), count, from],
      );
    }
    await client.query("vacuum analyze");
  } finally {
    await client.end();
  }
  return button;
}
