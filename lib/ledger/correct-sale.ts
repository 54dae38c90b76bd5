import type { Transaction } from "@/lib/db";
import { fees, outside } from "./accounts";
import type { LedgerOrder, Posting } from "./line";
import { post } from "./post";

interface Money {
  amount: bigint;
  currency: string;
}

/** Why something entered before turns out otherwise, and when that was said. */
export interface Cause {
  /** Tells one report of the payment from the others. */
  rank: string;
  at: Date;
}

const common = ({ platform, paymentKey, id, isTest, placedAt }: LedgerOrder, at: Date) => ({
  ...{ platform, paymentKey, orderId: id, isTest, occurredAt: at, valueAt: placedAt },
});

/**
 * Takes a sale back as it was known, and enters the right one, if there is any. The same cause again
 * changes nothing. Returns whether it was new.
 */
export async function correctSale(
  tx: Transaction,
  order: LedgerOrder,
  { was, is }: { was: Money; is: Money | null },
  { rank, at }: Cause,
): Promise<boolean> {
  const from = outside(order.platform);
  const key = `correction:${order.id}:${rank}`;
  const postings: Posting[] = [
    { ...was, account: "site", amount: -was.amount, quantity: -1 },
    { ...was, account: from },
  ];
  if (is) {
    postings.push({ ...is, account: "site", quantity: 1 });
    postings.push({ ...is, account: from, amount: -is.amount });
  }
  const one = { ...common(order, at), kind: "correction" as const, key, postings };
  const entered = await post(tx, order.siteId, [one]);
  return entered.has(key);
}

/**
 * Enters by how much the platform's fee for an order differs from what was entered for it; nothing where
 * it does not. Returns whether it did.
 */
export async function correctFee(
  tx: Transaction,
  order: LedgerOrder,
  fee: Money,
  { rank, at }: Cause,
): Promise<boolean> {
  const account = fees(order.platform);
  const { rows } = await tx.query<{ currency: string; amount: bigint }>(
    `select p.currency, sum(p.amount)::bigint as amount from ledger_transactions t
     join ledger_postings p on p.site_id = $1 and p.transaction_id = t.id
     where t.site_id = $1 and t.order_id = $2 and t.kind = 'fee' and p.account = $3 group by 1`,
    [order.siteId, order.id, account],
  );
  const entered = new Map(rows.map(({ currency, amount }) => [currency, amount]));
  const currencies = new Set([...entered.keys(), fee.currency]);
  const postings = [...currencies].flatMap((currency): Posting[] => {
    const told = currency === fee.currency ? fee.amount : 0n;
    const amount = told - (entered.get(currency) ?? 0n);
    if (amount === 0n) return [];
    return [
      { account: "site", amount: -amount, currency },
      { account, amount, currency },
    ];
  });
  if (postings.length === 0) return false;
  const key = `fee:${order.id}:${rank}`;
  const one = { ...common(order, at), kind: "fee" as const, key, postings };
  return (await post(tx, order.siteId, [one])).has(key);
}
