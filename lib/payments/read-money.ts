import { query } from "@/lib/db";
import { type Context, requireRight } from "@/lib/kernel";
import type { OrderRow } from "@/lib/orders";
import { type OrderCard, readOrderCard } from "./order-card";
import { type PaymentRow, readPayments } from "./payment-row";
import { type LeftOfLine, leftToRefund } from "./refunding/left-to-refund";
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
  /** What of it is for which lines. */
  lines: LeftOfLine[];
}

/** Reads it. Throws `not_found` outside the actor's sites. */
export async function readMoney(
  ctx: Context,
  order: Pick<OrderRow, "siteId" | "id" | "items" | "amountShipping">,
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
  const { maximum, lines } = leftToRefund(order, payments, refunds);
  return {
    ...{ card: card?.shown ?? null, payments, refunds, disputes },
    ...{ maximum, lines },
  };
}
