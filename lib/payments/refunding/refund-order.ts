import { channels, inTransaction, notifySoon, type Transaction } from "@/lib/db";
import { record } from "@/lib/events";
import {
  type Context,
  conflict,
  invalid,
  newId,
  requireRight,
  storableText,
  toPublicId,
} from "@/lib/kernel";
import { findOrder, getOrder, lockOrder, mayRun, type OrderRow, refusalOf } from "@/lib/orders";
import { askedByOf } from "../charging/begin-charge";
import { paymentEvent } from "../events";
import { type PaymentRow, readPayments } from "../payment-row";
import { toStripeAmount } from "../stripe/stripe-amount";
import { LEASE_SECONDS } from "../write-payment";
import { leftToRefund, moreThanLeft, settleLines, type WantedLine } from "./left-to-refund";
import { type RefundLine, type RefundRow, readRefunds, refundColumns } from "./refund-row";
import { workOnRefund } from "./work-on-refund";

/** What may be asked for: an amount in minor units, lines of the order, or all that is left. */
export interface RefundWish {
  amount?: bigint | undefined;
  lines?: readonly WantedLine[] | undefined;
  reason?: string | undefined;
  /** Stands for this wish however often it comes: the same again is the same refund. */
  once?: string | undefined;
}

interface Settled {
  payment: PaymentRow;
  amount: bigint;
  lines: RefundLine[] | null;
}

/** What a wish comes to with the order as it is. */
async function settleWish(tx: Transaction, order: OrderRow, wish: RefundWish): Promise<Settled> {
  const stands = { status: order.status };
  if (!mayRun("refund", order, "person")) throw conflict(refusalOf("refund", order), stands);
  const [payments, refunds] = [
    await readPayments(order, "charge", tx),
    await readRefunds(order, tx),
  ];
  const left = leftToRefund(order, payments, refunds);
  const { payment, maximum } = left;
  if (!payment) throw conflict("Nothing of this order was paid through Onetill.", stands);
  if (maximum <= 0n) throw conflict("All of this order’s money was given back already.", stands);
  if (wish.lines) {
    if (wish.amount !== undefined) throw invalid("Give an amount or lines, not both.", "amount");
    const settled = settleLines(wish.lines, left);
    toStripeAmount({ ...settled, currency: payment.currency });
    return { payment, ...settled };
  }
  const amount = wish.amount ?? maximum;
  if (amount <= 0n) throw invalid("amount must be more than nothing.", "amount");
  if (amount > maximum) throw moreThanLeft("amount", { maximum, currency: payment.currency });
  toStripeAmount({ amount, currency: payment.currency });
  return { payment, amount, lines: null };
}

/** What it is for, in words: "2 × Print, Shipping"; null for an amount as such. */
function linesInWords({ items }: OrderRow, lines: RefundLine[] | null): string | null {
  const words = lines?.map(({ item, quantity }) => {
    const name = item === "shipping" ? "shipping" : (items[item]?.name ?? "an item");
    return quantity !== null && item !== "shipping" ? `${quantity} × ${name}` : name;
  });
  return words?.join(", ") ?? null;
}

async function writeRefund(
  tx: Transaction,
  { siteId, id: orderId }: OrderRow,
  { payment, amount, lines }: Settled,
  about: { ctx: Context; reason: string | null; once: string | undefined },
): Promise<RefundRow> {
  const id = newId();
  const { rows } = await tx.query<RefundRow & Record<string, unknown>>(
    `insert into refunds (site_id, id, order_id, payment_id, amount, currency, reason, lines, state,
       idempotency_key, asked_by, due_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, 'pending', $10, $9::jsonb,
       now() + interval '${LEASE_SECONDS} seconds')
     returning ${refundColumns}`,
    [
      ...[siteId, id, orderId, payment.id, String(amount), payment.currency],
      ...[about.reason, lines ? JSON.stringify(lines) : null],
      JSON.stringify(askedByOf(about.ctx.actor)),
      `refund:${about.once ?? id}`,
    ],
  );
  return rows[0] as RefundRow;
}

/**
 * Gives money of an order back by the way it came, in full, in part or by line; written down before Stripe
 * is asked. Throws `forbidden` without the right to money, `conflict` where nothing can be given back through
 * Onetill, `invalid_request` naming the field, and `amount_too_large` with the maximum.
 */
export async function refundOrder(
  ctx: Context,
  orderId: string,
  wish: RefundWish,
): Promise<RefundRow> {
  const handle = await findOrder(ctx, orderId);
  requireRight(ctx, handle.siteId, "refunds:write");
  const at = ctx.clock.now();
  const refund = await inTransaction(async (tx) => {
    if (!(await lockOrder(tx, handle))) throw conflict("The order has changed meanwhile.");
    const before = wish.once ? await readRefunds(handle, tx) : [];
    const same = before.find((one) => one.idempotencyKey === `refund:${wish.once}`);
    if (same) return same;
    const order = await getOrder(ctx, orderId, { db: tx, right: "refunds:write" });
    const settled = await settleWish(tx, order, wish);
    const reason = storableText(wish.reason ?? "").trim() || null;
    const written = await writeRefund(tx, order, settled, { ctx, reason, once: wish.once });
    const data = {
      ...{ amount: Number(written.amount), currency: written.currency, reason },
      ...{ refund_id: toPublicId("refund", written.id), of: linesInWords(order, settled.lines) },
    };
    await record(tx, order, paymentEvent["refund.asked"], data, { actor: ctx.actor, at });
    return written;
  });
  if (refund.state === "pending") await workOnRefund(refund);
  notifySoon(channels.orders, handle.siteId);
  const all = await readRefunds(handle);
  return all.find(({ id }) => id === refund.id) ?? refund;
}
