import type { Queryable } from "@/lib/db";
import { findCodesOf } from "../pairing/order-texts";

const declared = (key: string, value: string) =>
  `exists (select 1 from confirmations c where c.site_id = $1 and c.${key} = ${value})`;
const address = "lower(btrim(o.customer_email))";

// A domain that can be written in ASCII and in its own letters is compared when each order is looked at.
const hasTwoSpellings = `(o.customer_email ilike '%xn--%'
  or octet_length(o.customer_email) > char_length(o.customer_email))`;

/** Somebody declared the address or the transaction of the order `o`, or may have. */
const isNamed = `(${hasTwoSpellings} or ${declared("email_key", address)} or ${declared("paid_email_key", address)}
  or ${declared("transaction_key", "lower(o.transaction_id)")})`;

/** Whether anybody has ever declared a payment to the site. */
export async function hasConfirmations(tx: Queryable, siteId: string): Promise<boolean> {
  const { rowCount } = await tx.query("select 1 from confirmations where site_id = $1 limit 1", [
    siteId,
  ]);
  return rowCount !== 0;
}

/** Those of the orders that a declaration may mean; the codes in their texts are noted already. */
export async function findMeantOrders(
  tx: Queryable,
  siteId: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const { rows } = await tx.query<{ id: string }>(
    `select o.id from orders o where o.site_id = $1 and o.id = any($2::uuid[])
       and (${isNamed} or exists (select 1 from code_sightings s
         where s.site_id = $1 and s.order_id = o.id))`,
    [siteId, ids],
  );
  return new Set(rows.map(({ id }) => id));
}

/**
 * The orders of a file that somebody may have declared: by address or transaction, or with a code in
 * their texts. Found together: one by one, a long file would hold the site's lock for minutes.
 */
export async function findImportedOrders(
  tx: Queryable,
  siteId: string,
  importId: string,
): Promise<string[]> {
  const { rows } = await tx.query<{ id: string; named: boolean | null }>(
    `select o.id, ${isNamed} as named
     from orders o
     where o.site_id = $1 and o.imported_at is not null
       and o.id in (select order_id from import_rows where site_id = $1 and import_id = $2)
       and o.placed_at >= (select min(created_at - (window_ends_at - created_at))
         from confirmations where site_id = $1 and status <> 'success')`,
    [siteId, importId],
  );
  const named = rows.filter((row) => row.named).map(({ id }) => id);
  const others = rows.filter((row) => !row.named).map(({ id }) => id);
  return [...named, ...(await findCodesOf(tx, siteId, others)).keys()].sort();
}
