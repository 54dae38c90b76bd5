import type { Transaction } from "@/lib/db";
import type { LedgerOrder, Posting } from "./line";
import { post } from "./post";

interface Sum {
  currency: string;
  /** What was taken off the site's account for this order, and what is under review for its payment. */
  taken: bigint;
  open: bigint;
  entered: bigint;
}

const readSums = async (tx: Transaction, order: LedgerOrder): Promise<Sum[]> =>
  (
    await tx.query<Sum & Record<string, unknown>>(
      `select p.currency,
         coalesce(-sum(p.amount) filter (where p.account = 'site' and t.order_id = $4), 0)::bigint as taken,
         coalesce(-sum(p.amount) filter (where p.account = 'review'), 0)::bigint as open,
         (select count(*) from ledger_transactions c where c.site_id = $1 and c.order_id = $4) as entered
       from ledger_transactions t
       join ledger_postings p on p.site_id = $1 and p.transaction_id = t.id
       where t.site_id = $1 and t.kind = 'refund'
         and ((t.platform = $2 and t.payment_key = $3) or t.order_id = $4)
       group by p.currency`,
      [order.siteId, order.platform, order.paymentKey, order.id],
    )
  ).rows;

const atMost = (most: bigint, amount: bigint) => (amount < 0n ? 0n : amount > most ? most : amount);

/**
 * Joins the refunds of an order's payment with the order: up to `amount` in the order's currency they are
 * taken off what is the site's; what goes beyond that, or is in another currency, stays under review.
 * Returns what was refunded in the order's currency, also beyond `amount`, and in how many others; they are
 * never added. Test sends may repeat a payment's key: what was joined with one order is not joined with a
 * second one. The caller holds the order's row.
 */
export async function joinRefunds(
  tx: Transaction,
  order: LedgerOrder & { amount: bigint },
  at: Date,
): Promise<{ refunded: bigint; otherCurrencies: number }> {
  const sums = await readSums(tx, order);
  const postings = sums.flatMap(({ currency, taken, open }): Posting[] => {
    const wanted = currency === order.currency ? atMost(order.amount, taken + open) : 0n;
    const amount = wanted - taken;
    if (amount === 0n) return [];
    return [
      { account: "site", amount: -amount, currency },
      { account: "review", amount, currency },
    ];
  });
  if (postings.length > 0) {
    // Each time it is another cause: what was entered for the order until now has changed.
    const key = `joined:${order.id}:${sums[0]?.entered}`;
    const { platform, paymentKey, isTest, placedAt } = order;
    const joined = { kind: "refund", key, platform, paymentKey, orderId: order.id } as const;
    await post(tx, order.siteId, [
      { ...joined, isTest, occurredAt: at, valueAt: placedAt, postings },
    ]);
  }
  const own = sums.find(({ currency }) => currency === order.currency);
  return {
    refunded: own ? own.taken + own.open : 0n,
    otherCurrencies: sums.filter((sum) => sum !== own && sum.taken + sum.open !== 0n).length,
  };
}
