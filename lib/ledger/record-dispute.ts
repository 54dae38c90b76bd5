import type { Transaction } from "@/lib/db";
import { fees, outside } from "./accounts";
import type { LedgerOrder, Posting } from "./line";
import { post } from "./post";

/** Money that moved because of a dispute. Minor units. */
export interface DisputeMove {
  /** What tells this move from the others; it is entered once. */
  key: string;
  /** What came to the site: negative where a cardholder's bank took it. */
  amount: bigint;
  currency: string;
  /** What it cost; negative where the cost was given back. */
  fee: bigint;
  feeCurrency: string;
  at: Date;
}

/** Enters what a dispute took of an order's money and what came back, each move once, with what it cost. */
export async function recordDispute(
  tx: Transaction,
  order: LedgerOrder,
  moves: readonly DisputeMove[],
): Promise<void> {
  const { siteId, id, platform, paymentKey, isTest, placedAt } = order;
  const transactions = moves.map(({ key, amount, currency, fee, feeCurrency, at }) => {
    const postings: Posting[] = [
      { account: "site", amount, currency },
      { account: outside(platform), amount: -amount, currency },
    ];
    if (fee !== 0n) {
      postings.push({ account: "site", amount: -fee, currency: feeCurrency });
      postings.push({ account: fees(platform), amount: fee, currency: feeCurrency });
    }
    return {
      ...{ kind: "dispute" as const, key: `dispute:${platform}:${key}`, platform, paymentKey },
      ...{ orderId: id, isTest, occurredAt: at, valueAt: placedAt, postings },
    };
  });
  if (transactions.length > 0) await post(tx, siteId, transactions);
}
