import { pool, type Queryable } from "@/lib/db";
import type { AskedBy } from "../payment-row";

export type RefundState = "pending" | "succeeded" | "failed" | "to_send";

/** What a refund is for of one line of its order. */
export interface RefundLine {
  /** The place of the item in the order, from 0, or what was paid for sending it. */
  item: number | "shipping";
  /** Null where it is an amount as such. */
  quantity: number | null;
  /** Minor units. */
  amount: number;
}

/** Money that goes back, as it is stored. Amounts are minor units. */
export interface RefundRow {
  siteId: string;
  id: string;
  orderId: string;
  paymentId: string;
  amount: bigint;
  currency: string;
  reason: string | null;
  lines: RefundLine[] | null;
  state: RefundState;
  idempotencyKey: string;
  refundId: string | null;
  failureCode: string | null;
  failureMessage: string | null;
  askedBy: AskedBy;
  createdAt: Date;
  settledAt: Date | null;
  tries: number;
}

export const refundColumns = `site_id as "siteId", id, order_id as "orderId", payment_id as "paymentId",
  amount, currency, reason, lines, state, idempotency_key as "idempotencyKey",
  refund_id as "refundId", failure_code as "failureCode", failure_message as "failureMessage",
  asked_by as "askedBy", created_at as "createdAt", settled_at as "settledAt", tries`;

/** The refunds of an order, oldest first. */
export async function readRefunds(
  { siteId, id }: { siteId: string; id: string },
  db: Queryable = pool(),
): Promise<RefundRow[]> {
  const { rows } = await db.query<RefundRow & Record<string, unknown>>(
    `select ${refundColumns} from refunds where site_id = $1 and order_id = $2 order by created_at, id`,
    [siteId, id],
  );
  return rows;
}
