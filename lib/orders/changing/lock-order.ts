import type { Transaction } from "@/lib/db";
import type { OrderKind, OrderStatus } from "../lifecycle";
import type { PaymentStatus } from "../payment-lifecycle";

/** What whoever moves money for an order has to know of it. Amounts are minor units. */
export interface LockedOrder {
  id: string;
  siteId: string;
  reference: string;
  kind: OrderKind;
  platform: string;
  externalId: string;
  paymentKey: string;
  status: OrderStatus;
  paymentStatus: PaymentStatus;
  amount: bigint;
  amountRefunded: bigint;
  currency: string;
  isTest: boolean;
  placedAt: Date;
  dueAt: Date | null;
}

/** The order, held until the transaction ends; undefined when there is none. */
export async function lockOrder(
  tx: Transaction,
  order: { siteId: string; id: string },
): Promise<LockedOrder | undefined> {
  const { rows } = await tx.query<LockedOrder & Record<string, unknown>>(
    `select id, site_id as "siteId", reference, kind, platform, external_id as "externalId",
       payment_key as "paymentKey", status, payment_status as "paymentStatus", amount,
       amount_refunded as "amountRefunded", currency, is_test as "isTest", placed_at as "placedAt",
       due_at as "dueAt"
     from orders where site_id = $1 and id = $2 for update`,
    [order.siteId, order.id],
  );
  return rows[0];
}
