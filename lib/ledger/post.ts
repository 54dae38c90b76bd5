import type { Transaction } from "@/lib/db";
import { newId } from "@/lib/kernel";
import type { LedgerTransaction, Posting } from "./line";

/** Throws where postings do not sum to zero in each currency. The database refuses them as well. */
function requireBalance(key: string, postings: readonly Posting[]): void {
  const sums = new Map<string, bigint>();
  for (const { currency, amount } of postings) {
    sums.set(currency, (sums.get(currency) ?? 0n) + amount);
  }
  for (const [currency, sum] of sums) {
    if (sum !== 0n) throw new Error(`${key}: the postings sum to ${sum} ${currency}, not to zero`);
  }
}

const transactionRow = (id: string, one: LedgerTransaction) => ({
  ...{ id, kind: one.kind, key: one.key, platform: one.platform, payment_key: one.paymentKey },
  ...{ order_id: one.orderId, is_test: one.isTest, occurred_at: one.occurredAt },
});

const postingRows = (id: string, one: LedgerTransaction) =>
  one.postings.map(({ account, currency, amount, quantity }, position) => ({
    ...{ id, position, account, currency, amount: String(amount), quantity: quantity ?? 0 },
    ...{ kind: one.kind, platform: one.platform, is_test: one.isTest, value_at: one.valueAt },
  }));

/**
 * The common table expressions that enter transactions with their postings; `fresh` has the keys of those
 * that were not there. Its parameters come first: the site, the transactions, the postings.
 */
export const posting = `with fresh as (
    insert into ledger_transactions (site_id, id, kind, key, platform, payment_key, order_id, is_test,
      occurred_at)
    select $1, t.id, t.kind, t.key, t.platform, t.payment_key, t.order_id, t.is_test, t.occurred_at
    from json_to_recordset($2::json) as t(id uuid, kind ledger_kind, key text, platform text,
      payment_key text, order_id uuid, is_test boolean, occurred_at timestamptz)
    on conflict (site_id, key) do nothing returning id, key
  ), entered as (
    insert into ledger_postings (site_id, transaction_id, position, account, currency, amount, quantity,
      kind, platform, is_test, value_at)
    select $1, p.id, p.position, p.account, p.currency, p.amount, p.quantity, p.kind, p.platform,
      p.is_test, p.value_at
    from json_to_recordset($3::json) as p(id uuid, position smallint, account text, currency text,
      amount bigint, quantity smallint, kind ledger_kind, platform text, is_test boolean,
      value_at timestamptz)
    join fresh f on f.id = p.id
  )`;

/** Their values. Throws where a transaction does not balance. */
export function postingValues(siteId: string, transactions: readonly LedgerTransaction[]) {
  for (const { key, postings } of transactions) requireBalance(key, postings);
  // Everybody takes keys in the same order: two who post the same ones wait for each other, no more.
  const sorted = [...transactions].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const rows = sorted.map((one) => ({ id: newId(), one }));
  return [
    siteId,
    JSON.stringify(rows.map(({ id, one }) => transactionRow(id, one))),
    JSON.stringify(rows.flatMap(({ id, one }) => postingRows(id, one))),
  ];
}

/**
 * Enters transactions of a site with all their postings, in one statement. A cause that was entered before
 * is left as it is. Returns the keys of those that are new. Throws where one does not balance.
 */
export async function post(
  tx: Transaction,
  siteId: string,
  transactions: readonly LedgerTransaction[],
): Promise<Set<string>> {
  const { rows } = await tx.query<{ key: string }>(
    `${posting} select key from fresh`,
    postingValues(siteId, transactions),
  );
  return new Set(rows.map(({ key }) => key));
}
