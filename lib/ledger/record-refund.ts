import type { Transaction } from "@/lib/db";
import { outside } from "./accounts";
import type { LedgerOrder } from "./line";
import { post } from "./post";
import { refundKey } from "./refund-key";

/** Money that a platform gave back, as it was reported. Minor units of `currency`. */
export interface Refund {
  siteId: string;
  platform: string;
  paymentKey: string;
  /** What the reports of this refund have in common, so that it is entered once. */
  entryKey: string;
  amount: bigint;
  currency: string;
  isTest: boolean;
  occurredAt: Date;
  /** The order that was paid with it, where it is known. */
  order: Pick<LedgerOrder, "id" | "currency" | "placedAt"> | null;
}

/**
 * Enters a refund: taken off what is the site's, or under review as long as there is no order for it in
 * its currency. Returns false when it was known already.
 */
export async function recordRefund(tx: Transaction, refund: Refund): Promise<boolean> {
  const { siteId, platform, paymentKey, amount, currency, order } = refund;
  const key = refundKey(platform, refund.entryKey);
  const account = order?.currency === currency ? "site" : "review";
  const entered = await post(tx, siteId, [
    {
      ...{ kind: "refund", key, platform, paymentKey, orderId: order?.id ?? null },
      ...{ isTest: refund.isTest, occurredAt: refund.occurredAt },
      valueAt: order?.placedAt ?? refund.occurredAt,
      postings: [
        { account, amount: -amount, currency },
        { account: outside(platform), amount, currency },
      ],
    },
  ]);
  return entered.has(key);
}
