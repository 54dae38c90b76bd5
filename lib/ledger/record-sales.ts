import type { Transaction } from "@/lib/db";
import { fees, outside } from "./accounts";
import type { LedgerTransaction } from "./line";
import { posting, postingValues } from "./post";
import { refundKey, wholeRefundOf } from "./refund-key";

/** Money that was paid for an order. Minor units of `currency`. */
export interface Sale {
  orderId: string;
  /** What the platform calls the purchase, and what it calls the payment. */
  externalId: string;
  paymentKey: string;
  amount: bigint;
  /** What the platform kept of it, as far as it tells. */
  fee: bigint;
  /** The fee's, where it is another one. */
  feeCurrency?: string;
  currency: string;
  isTest: boolean;
  occurredAt: Date;
  /** All of it was given back already. */
  refunded: boolean;
}

interface SalesBatch {
  siteId: string;
  platform: string;
  sales: readonly Sale[];
}

/** What was reported as refunded of payments before, by payment and currency. */
async function readReported(tx: Transaction, { siteId, platform, sales }: SalesBatch) {
  const paymentKeys = sales.filter(({ refunded }) => refunded).map((sale) => sale.paymentKey);
  if (paymentKeys.length === 0) return new Map<string, bigint>();
  const { rows } = await tx.query<{ payment_key: string; currency: string; amount: bigint }>(
    `select t.payment_key, p.currency, sum(p.amount)::bigint as amount from ledger_transactions t
     join ledger_postings p on p.site_id = t.site_id and p.transaction_id = t.id
     where t.site_id = $1 and t.platform = $2 and t.payment_key = any($3::text[])
       and t.kind = 'refund' and p.account = $4
     group by t.payment_key, p.currency`,
    [siteId, platform, paymentKeys, outside(platform)],
  );
  return new Map(rows.map((row) => [`${row.currency}:${row.payment_key}`, row.amount]));
}

function transactionsOf(sale: Sale, platform: string, reported: bigint): LedgerTransaction[] {
  const { externalId, paymentKey, orderId, isTest, occurredAt, currency, amount, fee } = sale;
  const common = { platform, paymentKey, orderId, isTest, occurredAt, valueAt: occurredAt };
  const from = outside(platform);
  const all: LedgerTransaction[] = [
    {
      ...{ ...common, kind: "sale", key: `sale:${platform}:${externalId}` },
      postings: [
        { account: "site", amount, currency, quantity: 1 },
        { account: from, amount: -amount, currency },
      ],
    },
  ];
  if (fee > 0n) {
    all.push({
      ...{ ...common, kind: "fee", key: `fee:${platform}:${externalId}` },
      postings: [
        { account: "site", amount: -fee, currency: sale.feeCurrency ?? currency },
        { account: fees(platform), amount: fee, currency: sale.feeCurrency ?? currency },
      ],
    });
  }
  // What the platform has reported of it before is not refunded twice.
  const back = sale.refunded ? amount - reported : 0n;
  if (back > 0n) {
    all.push({
      ...{ ...common, kind: "refund", key: refundKey(platform, wholeRefundOf(paymentKey)) },
      postings: [
        { account: "site", amount: -back, currency },
        { account: from, amount: back, currency },
      ],
    });
  }
  return all;
}

/**
 * Enters the sales of new orders, with what the platform kept of each, in one statement (and one more
 * where some were given back already). The caller holds the locks on the payments. Returns the payments
 * of which a refund was reported before: it has not been joined with its order yet.
 */
export async function recordSales(tx: Transaction, batch: SalesBatch): Promise<Set<string>> {
  const { siteId, platform, sales } = batch;
  const reported = await readReported(tx, batch);
  const transactions = sales.flatMap((sale) =>
    transactionsOf(sale, platform, reported.get(`${sale.currency}:${sale.paymentKey}`) ?? 0n),
  );
  const { rows } = await tx.query<{ payment_key: string }>(
    `${posting}
     select distinct payment_key from ledger_transactions
     where site_id = $1 and platform = $4 and payment_key = any($5::text[]) and kind = 'refund'
       and order_id is null`,
    [...postingValues(siteId, transactions), platform, sales.map(({ paymentKey }) => paymentKey)],
  );
  return new Set(rows.map((row) => row.payment_key));
}
