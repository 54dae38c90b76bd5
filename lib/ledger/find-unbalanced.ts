import { query } from "@/lib/db";

const pageSize = 5000;
const lowest = "00000000-0000-0000-0000-000000000000";

/** Where the page of transactions after `after` ends; undefined for the last one. */
async function endOfPage(siteId: string, after: string): Promise<string | undefined> {
  const [row] = await query<{ id: string }>(
    `select id from ledger_transactions where site_id = $1 and id > $2 order by id
     offset $3 limit 1`,
    [siteId, after, pageSize - 1],
  );
  return row?.id;
}

/** Goes through a site's ledger, and says of each transaction what is wrong with it, as sentences. */
export async function* findUnbalanced(siteId: string): AsyncGenerator<string> {
  for (let after: string | undefined = lowest; after !== undefined; ) {
    const end = await endOfPage(siteId, after);
    const rows = await query<{ key: string; currency: string | null; amount: string }>(
      `select t.key, p.currency, coalesce(sum(p.amount), 0)::text as amount
       from ledger_transactions t
       left join ledger_postings p on p.site_id = $1 and p.transaction_id = t.id
       where t.site_id = $1 and t.id > $2 and ($3::uuid is null or t.id <= $3)
       group by t.id, t.key, p.currency having p.currency is null or sum(p.amount) <> 0
       order by t.id`,
      [siteId, after, end ?? null],
    );
    for (const { key, currency, amount } of rows) {
      yield currency === null
        ? `Transaction ${key} has no postings.`
        : `The postings of transaction ${key} sum to ${amount} ${currency}, not to zero.`;
    }
    after = end;
  }
}
