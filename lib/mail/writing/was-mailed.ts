import type { Queryable } from "@/lib/db";

/** Whether there is a mail of this purpose about an order that was not taken back. */
export async function wasMailed(
  db: Queryable,
  about: { siteId: string; orderId: string; purpose: string },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `select from outgoing_mails
     where site_id = $1 and order_id = $2 and purpose = $3 and state <> 'canceled' limit 1`,
    [about.siteId, about.orderId, about.purpose],
  );
  return rowCount !== 0;
}
