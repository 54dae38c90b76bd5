import type { Queryable } from "@/lib/db";

/** What the ledger says of an order in one currency, in its minor units. */
export interface OrderSums {
  orderId: string;
  currency: string;
  sold: bigint;
  refunded: bigint;
  /** What the platform kept. */
  fee: bigint;
}

/** What was sold, refunded and kept as a fee for orders of a site, for each currency by itself. */
export async function sumOrders(
  db: Queryable,
  siteId: string,
  orderIds: readonly string[],
): Promise<OrderSums[]> {
  const { rows } = await db.query<OrderSums & Record<string, unknown>>(
    `select t.order_id as "orderId", p.currency,
       coalesce(sum(p.amount) filter (where t.kind in ('sale', 'correction')), 0)::bigint as sold,
       coalesce(-sum(p.amount) filter (where t.kind = 'refund'), 0)::bigint as refunded,
       coalesce(-sum(p.amount) filter (where t.kind = 'fee'), 0)::bigint as fee
     from ledger_transactions t
     join ledger_postings p on p.site_id = $1 and p.transaction_id = t.id
     where t.site_id = $1 and t.order_id = any($2::uuid[]) and p.account = 'site'
     group by t.order_id, p.currency`,
    [siteId, orderIds],
  );
  return rows;
}
