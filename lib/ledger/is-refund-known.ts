import type { Transaction } from "@/lib/db";
import type { Refund } from "./record-refund";
import { wholeRefundOf } from "./refund-key";

/**
 * Whether a refund is written down already under the key of its payment alone: by a file of past
 * payments, which knows nothing but that all was refunded, or by a report of the same time from before
 * the refunds of one payment were told apart. A file may have called the payment otherwise: then the
 * order tells.
 */
export async function isRefundKnown(
  tx: Transaction,
  { siteId, platform, paymentKey, entryKey, currency, occurredAt, order }: Refund,
): Promise<boolean> {
  if (entryKey === wholeRefundOf(paymentKey)) return false;
  const { rowCount } = await tx.query(
    `with entered as (
       select t.kind, t.occurred_at, p.account, p.amount, p.currency,
         t.key = 'refund:' || t.platform || ':' || t.payment_key as is_whole
       from ledger_transactions t
       join ledger_postings p on p.site_id = $1 and p.transaction_id = t.id
       where t.site_id = $1 and ((t.platform = $2 and t.payment_key = $3) or t.order_id = $4)
     )
     select from entered e
     where e.is_whole and e.kind = 'refund' and e.account like 'outside:%' and e.currency = $6
       and (e.occurred_at = $5 or e.amount >= (select sum(s.amount) from entered s
         where s.account = 'site' and s.kind in ('sale', 'correction') and s.currency = $6))`,
    [siteId, platform, paymentKey, order?.id ?? null, occurredAt, currency],
  );
  return rowCount !== 0;
}
