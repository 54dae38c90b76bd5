import type { Transaction } from "@/lib/db";

/**
 * Joins what was reported for a payment with its order, and adds up the refunds, in minor units of
 * the order's currency. Entries in another currency are counted apart: they are never added. Test sends
 * may repeat a payment's key: what was joined with one order is not joined with a second one.
 */
export async function sumRefunds(
  tx: Transaction,
  payment: {
    siteId: string;
    platform: string;
    paymentKey: string;
    orderId: string;
    currency: string;
  },
): Promise<{ refunded: bigint; inOtherCurrency: number }> {
  const { rows } = await tx.query<{ refunded: bigint; other: bigint }>(
    `with joined as (
       update ledger_entries set order_id = $4
       where site_id = $1 and platform = $2 and payment_key = $3 and order_id is null
     )
     select coalesce(sum(amount) filter (where currency = $5), 0)::bigint as refunded,
            count(*) filter (where currency <> $5) as other
     from ledger_entries
     where site_id = $1 and platform = $2 and payment_key = $3 and kind = 'refund'
       and (order_id = $4 or order_id is null)`,
    [payment.siteId, payment.platform, payment.paymentKey, payment.orderId, payment.currency],
  );
  return { refunded: rows[0]?.refunded ?? 0n, inOtherCurrency: Number(rows[0]?.other ?? 0) };
}
