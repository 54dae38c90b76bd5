import type { Transaction } from "@/lib/db";
import { findCodesOf } from "../pairing/order-texts";

/**
 * Keeps which confirmations' codes the orders' texts hold now: what was written there before an
 * update counts no more. Codes that were never given out are not kept. Returns whether that is news.
 */
export async function noteCodes(
  tx: Transaction,
  siteId: string,
  orderIds: readonly string[],
): Promise<boolean> {
  if (orderIds.length === 0) return false;
  let news = 0;
  const found = [...(await findCodesOf(tx, siteId, orderIds))].flatMap(([id, codes]) =>
    codes.map((code) => ({ id, code })),
  );
  const seen = [found.map(({ id }) => id), found.map(({ code }) => code)];
  if (found.length > 0) {
    const { rowCount } = await tx.query(
      `insert into code_sightings (site_id, code_key, order_id)
       select c.site_id, c.code_key, f.order_id
       from unnest($2::uuid[], $3::text[]) as f(order_id, code_key)
       join confirmations c on c.site_id = $1 and c.code_key = f.code_key
       on conflict do nothing`,
      [siteId, ...seen],
    );
    news += rowCount ?? 0;
  }
  const { rowCount } = await tx.query(
    `delete from code_sightings s where s.site_id = $1 and s.order_id = any($2::uuid[])
       and not exists (select from unnest($3::uuid[], $4::text[]) as f(order_id, code_key)
         where f.order_id = s.order_id and f.code_key = s.code_key)`,
    [siteId, orderIds, ...seen],
  );
  return news + (rowCount ?? 0) > 0;
}
