import { channels, inTransaction, notifySoon, type Transaction } from "@/lib/db";
import { record } from "@/lib/events";
import {
  type Context,
  conflict,
  formatMoney,
  invalid,
  newId,
  OnetillError,
  requireRight,
  toPublicId,
} from "@/lib/kernel";
import { findOrder, lockOrder } from "@/lib/orders";
import { askedByOf } from "../charging/begin-charge";
import { paymentEvent } from "../events";
import { type PaymentRow, readPayments } from "../payment-row";
import { LEASE_SECONDS } from "../write-payment";
import { type RefundRow, readRefunds, refundColumns } from "./refund-row";
import { workOnRefund } from "./work-on-refund";

/** What may be asked for: an amount in minor units, or all that is left. */
export interface RefundWish {
  amount?: bigint | undefined;
  reason?: string | undefined;
  lines?: RefundRow["lines"] | undefined;
}

/** What of an order's money can be given back, and out of which payment. */
interface Refundable {
  payment: PaymentRow | undefined;
  maximum: bigint;
}

async function readRefundable(
  order: { siteId: string; id: string },
  tx: Transaction,
): Promise<Refundable> {
  const payment = (await readPayments(order, "charge", tx)).find(
    ({ state }) => state === "succeeded",
  );
  if (!payment) return { payment, maximum: 0n };
  const gone = (await readRefunds(order, tx))
    .filter(({ state }) => state !== "failed")
    .reduce((sum, { amount }) => sum + amount, 0n);
  return { payment, maximum: payment.amount - gone };
}

/**
 * Gives money of an order back by the way it came, in full or in part; written down before Stripe is asked.
 * Throws `forbidden` without the right to money, `conflict` where nothing can be given back through
 * Onetill, and `amount_too_large` with the maximum.
 */
export async function refundOrder(
  ctx: Context,
  orderId: string,
  wish: RefundWish,
): Promise<RefundRow> {
  const handle = await findOrder(ctx, orderId);
  requireRight(ctx, handle.siteId, "refunds:write");
  const at = ctx.clock.now();
  const { refund, payment } = await inTransaction(async (tx) => {
    const order = await lockOrder(tx, handle);
    if (!order) throw conflict("The order has changed meanwhile. Look at it again.");
    const { payment: paid, maximum } = await readRefundable(order, tx);
    if (!paid) throw conflict("Nothing of this order was paid through Onetill.");
    const { currency } = paid;
    if (maximum <= 0n) throw conflict("All of this order’s money was given back already.");
    const amount = wish.amount ?? maximum;
    if (amount <= 0n) throw invalid("amount must be more than nothing.", "amount");
    if (amount > maximum) {
      throw new OnetillError(
        "amount_too_large",
        `amount is more than what is left to give back: at most ${formatMoney({ amount: maximum, currency })} (${maximum}).`,
        { param: "amount" },
      );
    }
    const id = newId();
    const { rows } = await tx.query<RefundRow & Record<string, unknown>>(
      `insert into refunds (site_id, id, order_id, payment_id, amount, currency, reason, lines, state,
         idempotency_key, asked_by, due_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, 'pending', $10, $9::jsonb,
         now() + interval '${LEASE_SECONDS} seconds')
       returning ${refundColumns}`,
      [
        ...[order.siteId, id, order.id, paid.id, String(amount), currency],
        ...[wish.reason || null, wish.lines ? JSON.stringify(wish.lines) : null],
        JSON.stringify(askedByOf(ctx.actor)),
        `refund:${id}`,
      ],
    );
    const data = {
      ...{ amount: Number(amount), currency, refund_id: toPublicId("refund", id) },
      reason: wish.reason || null,
    };
    await record(tx, order, paymentEvent["refund.asked"], data, { actor: ctx.actor, at });
    return { refund: rows[0] as RefundRow, payment: paid };
  });
  await workOnRefund(refund);
  notifySoon(channels.orders, handle.siteId);
  const all = await readRefunds({ siteId: handle.siteId, id: payment.orderId });
  return all.find(({ id }) => id === refund.id) ?? refund;
}

/** What of an order can still be given back; null where nothing was paid through Onetill. */
export async function refundable(
  ctx: Context,
  orderId: string,
): Promise<{ maximum: bigint; currency: string } | null> {
  const handle = await findOrder(ctx, orderId);
  requireRight(ctx, handle.siteId, "orders:read");
  const { payment, maximum } = await inTransaction((tx) => readRefundable(handle, tx));
  return payment ? { maximum, currency: payment.currency } : null;
}
