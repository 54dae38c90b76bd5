import { query } from "@/lib/db";
import { type Context, requireRight } from "@/lib/kernel";
import { type OrderCard, readOrderCard } from "./order-card";
import { type PaymentRow, readPayments } from "./payment-row";
import { type RefundRow, readRefunds } from "./refunding/refund-row";

/** A dispute, as Stripe tells it. */
export interface DisputeLine {
  id: string;
  amount: bigint;
  currency: string;
  reason: string;
  status: string;
  answerBy: Date | null;
  createdAt: Date;
}

/** The money side of an order that is paid through Onetill. */
export interface OrderMoney {
  card: OrderCard["shown"];
  /** The oldest first. */
  payments: PaymentRow[];
  refunds: RefundRow[];
  disputes: DisputeLine[];
  /** What can still be given back, in minor units of the order's currency. */
  maximum: bigint;
}

/** Reads it. Throws `not_found` outside the actor's sites. */
export async function readMoney(
  ctx: Context,
  order: { siteId: string; id: string },
): Promise<OrderMoney> {
  requireRight(ctx, order.siteId, "orders:read");
  const [card, payments, refunds, disputes] = await Promise.all([
    readOrderCard(order),
    readPayments(order, "charge"),
    readRefunds(order),
    query<DisputeLine & Record<string, unknown>>(
      `select id, amount, currency, reason, status, answer_by as "answerBy",
         created_at as "createdAt" from disputes
       where site_id = $1 and order_id = $2 order by created_at, id`,
      [order.siteId, order.id],
    ),
  ]);
  const paid = payments.find(({ state }) => state === "succeeded");
  const gone = refunds
    .filter(({ state }) => state !== "failed")
    .reduce((sum, { amount }) => sum + amount, 0n);
  return {
    ...{ card: card?.shown ?? null, payments, refunds, disputes },
    maximum: paid ? paid.amount - gone : 0n,
  };
}
