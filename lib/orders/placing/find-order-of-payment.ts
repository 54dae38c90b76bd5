import type { Transaction } from "@/lib/db";

/** Whose orders are looked through: what a platform reported to a site. */
export interface OrdersOf {
  siteId: string;
  platform: string;
}

/** The order of a payment. Test sends may repeat a payment's key: then it is the newest of them. */
export async function findOrderOfPayment(
  tx: Transaction,
  { siteId, platform }: OrdersOf,
  paymentKey: string,
): Promise<{ id: string; currency: string; placedAt: Date } | null> {
  const { rows } = await tx.query<{ id: string; currency: string; placedAt: Date }>(
    `select id, currency, placed_at as "placedAt" from orders
     where site_id = $1 and platform = $2 and payment_key = $3
     order by id desc limit 1`,
    [siteId, platform, paymentKey],
  );
  return rows[0] ?? null;
}
