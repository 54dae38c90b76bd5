import type { Transaction } from "@/lib/db";
import type { Actor } from "@/lib/kernel";
import { joinRefunds } from "@/lib/ledger";
import type { OrderStatus } from "../lifecycle";
import { mayBecome } from "../lifecycle";
import type { PaymentStatus } from "../payment-lifecycle";
import { wasPaid } from "../payment-lifecycle";
import { flagForReview } from "./flag-for-review";
import { transitionOrder } from "./transition-order";
import { transitionPayment } from "./transition-payment";

interface Settling {
  id: string;
  site_id: string;
  platform: string;
  payment_key: string;
  amount: bigint;
  amount_refunded: bigint;
  currency: string;
  is_test: boolean;
  placed_at: Date;
  status: OrderStatus;
  payment_status: PaymentStatus;
}

async function readSettling(tx: Transaction, order: { siteId: string; id: string }) {
  const { rows } = await tx.query<Settling>(
    `select id, site_id, platform, payment_key, amount, amount_refunded, currency, is_test,
       placed_at, status, payment_status
     from orders where site_id = $1 and id = $2 for update`,
    [order.siteId, order.id],
  );
  return rows[0];
}

/** What refunds make of a payment; one that was never made stays as it is. */
function paymentStatusAfter(row: Settling, refunded: bigint): PaymentStatus {
  if (refunded === 0n) return wasPaid(row.payment_status) ? "paid" : row.payment_status;
  return refunded === row.amount ? "refunded" : "partially_refunded";
}

/**
 * Brings an order's money side to what the ledger says, whichever came first. A refund in full takes
 * back an order that is not completed yet. Doing it again changes nothing.
 */
export async function settleOrder(
  tx: Transaction,
  order: { siteId: string; id: string },
  by: { actor: Actor; at: Date; source: string },
): Promise<void> {
  const row = await readSettling(tx, order);
  if (!row) return;
  const { id, platform, amount, currency } = row;
  const paid = { siteId: row.site_id, id, platform, paymentKey: row.payment_key, amount, currency };
  const counted = { ...paid, isTest: row.is_test, placedAt: row.placed_at };
  const sums = await joinRefunds(tx, counted, by.at);
  if (sums.otherCurrencies > 0) {
    const matter = "A refund was reported in another currency than the order's.";
    await flagForReview(tx, order, matter, by);
  } else if (sums.refunded > amount) {
    await flagForReview(tx, order, "More was refunded than was paid.", by);
  }
  const refunded = sums.refunded > amount ? amount : sums.refunded;
  const news = refunded - row.amount_refunded;
  const to = paymentStatusAfter(row, refunded);
  if (news === 0n && to === row.payment_status) return;
  const full = to === "refunded";
  const refund =
    news > 0n ? { amount: Number(news), currency, source: by.source, full } : undefined;
  const payment = { ...order, from: row.payment_status, to, amountRefunded: refunded, refund };
  await transitionPayment(tx, payment, by);
  if (full && mayBecome(row.status, "canceled")) {
    const step = { ...order, from: row.status, to: "canceled" as const };
    await transitionOrder(tx, { ...step, reason: "refunded in full" }, by);
  }
}
