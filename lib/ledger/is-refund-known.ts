import type { Transaction } from "@/lib/db";

/** The key of a refund that is not told from others of the same payment. */
const wholeKey = (paymentKey: string) => `refund:${paymentKey}`;

/**
 * Whether a refund is written down already under the key of its payment alone: by a file of past
 * payments, which knows nothing but that all was refunded, or by a report of the same time from before
 * the refunds of one payment were told apart.
 */
export async function isRefundKnown(
  tx: Transaction,
  refund: {
    siteId: string;
    platform: string;
    paymentKey: string;
    entryKey: string;
    occurredAt: Date;
  },
): Promise<boolean> {
  if (refund.entryKey === wholeKey(refund.paymentKey)) return false;
  const { rowCount } = await tx.query(
    `select from ledger_entries e
     where e.site_id = $1 and e.platform = $2 and e.entry_key = $3
       and (e.occurred_at = $4 or e.amount >= (select sum(c.amount) from ledger_entries c
         where c.site_id = $1 and c.platform = $2 and c.payment_key = $5 and c.kind = 'charge'))`,
    [
      refund.siteId,
      refund.platform,
      wholeKey(refund.paymentKey),
      refund.occurredAt,
      refund.paymentKey,
    ],
  );
  return rowCount !== 0;
}
