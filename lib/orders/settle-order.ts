import type { Transaction } from "@/lib/db";
import type { Actor } from "@/lib/kernel";
import { sumRefunds } from "@/lib/ledger";
import type { OrderStatus, PaymentStatus } from "./lifecycle";
import { mayBecome } from "./lifecycle";
import { recordEvent } from "./record-event";
import { transitionOrder } from "./transition-order";

interface Settling {
  id: string;
  site_id: string;
  platform: string;
  payment_key: string;
  amount: bigint;
  amount_refunded: bigint;
  currency: string;
  status: OrderStatus;
  payment_status: PaymentStatus;
  needs_review: string | null;
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
  const { rows } = await tx.query<Settling>(
    `select id, site_id, platform, payment_key, amount, amount_refunded, currency, status,
       payment_status, needs_review
     from orders where site_id = $1 and id = $2 for update`,
    [order.siteId, order.id],
  );
  const row = rows[0];
  if (!row) return;
  const sums = await sumRefunds(tx, {
    siteId: row.site_id,
    platform: row.platform,
    paymentKey: row.payment_key,
    orderId: row.id,
    currency: row.currency,
  });
  const review =
    sums.inOtherCurrency > 0
      ? "A refund was reported in another currency than the order's."
      : sums.refunded > row.amount
        ? "More was refunded than was paid."
        : null;
  const refunded = sums.refunded > row.amount ? row.amount : sums.refunded;
  const news = refunded - row.amount_refunded;
  const full = refunded === row.amount && refunded > 0n;
  const paymentStatus =
    refunded === 0n ? row.payment_status : full ? "refunded" : "partially_refunded";
  if (
    news === 0n &&
    paymentStatus === row.payment_status &&
    (review === null || review === row.needs_review)
  ) {
    return;
  }
  await tx.query(
    `update orders set amount_refunded = $3, needs_review = coalesce($4, needs_review),
       payment_status = $5::payment_status, updated_at = $6
     where site_id = $1 and id = $2`,
    [row.site_id, row.id, refunded, review, paymentStatus, by.at],
  );
  if (review !== null && review !== row.needs_review) {
    const { actor, at } = by;
    await recordEvent(tx, order, { type: "review.needed", data: { matter: review }, actor, at });
  }
  if (news > 0n) {
    await recordEvent(tx, order, {
      type: "payment.refunded",
      data: { amount: Number(news), currency: row.currency, source: by.source, full },
      actor: by.actor,
      at: by.at,
    });
  }
  if (full && mayBecome(row.status, "canceled")) {
    const step = { siteId: row.site_id, id: row.id, from: row.status, to: "canceled" as const };
    await transitionOrder(tx, { ...step, reason: "refunded in full" }, by);
  }
}
