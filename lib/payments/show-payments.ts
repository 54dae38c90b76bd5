import { type Context, requireRight, toPublicId } from "@/lib/kernel";
import { findOrder } from "@/lib/orders";
import { type PaymentRow, readPayments } from "./payment-row";
import { type RefundRow, readRefunds } from "./refunding/refund-row";
import type { ApiPayment, ApiRefund } from "./schemas";

/** The charges of an order, oldest first. Throws `not_found` outside the actor's sites. */
export async function listPayments(ctx: Context, orderId: string): Promise<PaymentRow[]> {
  const order = await findOrder(ctx, orderId);
  requireRight(ctx, order.siteId, "orders:read");
  return readPayments(order, "charge");
}

/** The refunds of an order, oldest first. Throws `not_found` outside the actor's sites. */
export async function listRefunds(ctx: Context, orderId: string): Promise<RefundRow[]> {
  const order = await findOrder(ctx, orderId);
  requireRight(ctx, order.siteId, "orders:read");
  return readRefunds(order);
}

/** A payment in the words of the API contract. */
export const presentPayment = (row: PaymentRow): ApiPayment => ({
  id: toPublicId("payment", row.id),
  object: "payment" as const,
  order_id: toPublicId("order", row.orderId),
  method: row.method,
  status: row.state,
  amount: Number(row.amount),
  currency: row.currency,
  attempt: row.attempt,
  card: row.card,
  web3: null,
  failure: row.failureCode ? { code: row.failureCode, message: row.failureMessage ?? "" } : null,
  transaction_id: row.intentId,
  created_at: row.createdAt.toISOString(),
  paid_at: row.paidAt?.toISOString() ?? null,
});

/** A refund in the words of the API contract. */
export const presentRefund = (row: RefundRow): ApiRefund => ({
  id: toPublicId("refund", row.id),
  object: "refund" as const,
  order_id: toPublicId("order", row.orderId),
  payment_id: toPublicId("payment", row.paymentId),
  amount: Number(row.amount),
  currency: row.currency,
  reason: row.reason,
  lines: row.lines,
  status: row.state,
  failure: row.failureCode ? { code: row.failureCode, message: row.failureMessage ?? "" } : null,
  created_at: row.createdAt.toISOString(),
});
