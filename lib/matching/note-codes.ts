import type { Transaction } from "@/lib/db";
import { findCodesOf } from "./order-texts";

/**
 * Keeps which confirmations' codes an order's texts hold now: what was written there before an
 * update counts no more. Codes that were never given out are not kept. Returns whether that is news.
 */
export async function noteCodes(
  tx: Transaction,
  order: { siteId: string; id: string },
): Promise<boolean> {
  let news = 0;
  const found = await findCodesOf(tx, order);
  if (found.length > 0) {
    const { rowCount } = await tx.query(
      `insert into code_sightings (site_id, code_key, order_id)
       select site_id, code_key, $3 from confirmations
       where site_id = $1 and code_key = any($2) on conflict do nothing`,
      [order.siteId, found, order.id],
    );
    news += rowCount ?? 0;
  }
  const { rowCount } = await tx.query(
    `delete from code_sightings where site_id = $1 and order_id = $2 and not code_key = any($3)`,
    [order.siteId, order.id, found],
  );
  return news + (rowCount ?? 0) > 0;
}
