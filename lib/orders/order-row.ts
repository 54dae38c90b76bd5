import { toPublicId } from "@/lib/kernel";
import type { Fulfilment } from "./changing/note-fulfilment";
import { isOwn, type OrderKind, type OrderStatus } from "./lifecycle";
import type { PaymentStatus } from "./payment-lifecycle";
import { answersOf } from "./placing/customers-words";
import type { ApiOrder } from "./schemas";

/** A line of a list of orders, as it is read from the database. */
export interface OrderRow {
  id: string;
  siteId: string;
  siteName: string;
  siteSlug: string;
  siteTimeZone: string;
  reference: string;
  status: OrderStatus;
  paymentStatus: PaymentStatus;
  kind: OrderKind;
  platform: string;
  transactionId: string | null;
  amount: bigint;
  amountRefunded: bigint;
  currency: string;
  customerId: string | null;
  customerName: string | null;
  customerEmail: string | null;
  itemSummary: string;
  itemSort: string;
  customerSort: string;
  message: string | null;
  messagePrivate: boolean;
  isTest: boolean;
  needsReview: string | null;
  shipping: Record<string, unknown> | null;
  details: Record<string, unknown>;
  metadata: Record<string, unknown>;
  card: { brand: string; last4: string } | null;
  amountShipping: bigint;
  /** How it was paid, where it was paid through Onetill. */
  paymentMethod: string | null;
  fulfilment: Fulfilment | null;
  /** Until when it can be paid, while it waits for its payment. */
  dueAt: Date | null;
  inboundEventId: string | null;
  items: OrderItemRow[];
  placedAt: Date;
  createdAt: Date;
  updatedAt: Date;
}

export interface OrderItemRow {
  name: string;
  variation: string | null;
  quantity: number;
  unitAmount: number | null;
  details: Record<string, unknown>;
}

/**
 * Columns of an `OrderRow` from `orders o` joined with `sites s`. `sites` says which ones again, as SQL (`= $1`):
 * where the database is sharded, a sub-select that says only "the same" would go to every shard.
 */
export const orderColumns = (sites: string): string => `
  o.id, o.site_id as "siteId", s.name as "siteName", s.slug as "siteSlug",
  s.time_zone as "siteTimeZone", o.reference, o.status,
  o.payment_status as "paymentStatus", o.kind, o.platform, o.transaction_id as "transactionId",
  o.amount, o.amount_refunded as "amountRefunded", o.currency, o.customer_id as "customerId",
  o.customer_name as "customerName", o.customer_email as "customerEmail",
  o.item_summary as "itemSummary", o.item_sort as "itemSort", o.customer_sort as "customerSort",
  o.message, o.message_private as "messagePrivate", o.is_test as "isTest",
  o.needs_review as "needsReview", o.shipping, o.details, o.metadata, o.card,
  o.amount_shipping as "amountShipping", o.payment_method as "paymentMethod", o.fulfilment,
  o.due_at as "dueAt",
  o.inbound_event_id as "inboundEventId", o.placed_at as "placedAt",
  o.created_at as "createdAt", o.updated_at as "updatedAt",
  coalesce((select jsonb_agg(jsonb_build_object('name', i.name, 'variation', i.variation,
    'quantity', i.quantity, 'unitAmount', i.unit_amount, 'details', i.details) order by i.position)
    from order_items i
    where i.site_id ${sites} and i.site_id = o.site_id and i.order_id = o.id), '[]') as items`;

/** An order in the words of the API contract. */
export function presentOrder(row: OrderRow, appUrl: string): ApiOrder {
  const id = toPublicId("order", row.id);
  return {
    id,
    object: "order",
    reference: row.reference,
    site: { id: toPublicId("site", row.siteId), name: row.siteName, slug: row.siteSlug },
    status: row.status,
    payment_status: row.paymentStatus,
    kind: row.kind,
    platform: row.platform,
    transaction_id: row.transactionId,
    amount: Number(row.amount),
    currency: row.currency,
    amount_refunded: Number(row.amountRefunded),
    amount_shipping: Number(row.amountShipping),
    payment_method: row.paymentMethod ?? (isOwn(row.kind) ? null : "platform"),
    customer: row.customerId
      ? {
          id: toPublicId("customer", row.customerId),
          name: row.customerName,
          email: row.customerEmail,
        }
      : null,
    items: row.items.map((item) => ({
      name: item.name,
      variation: item.variation,
      quantity: item.quantity,
      unit_amount: item.unitAmount,
      answers: answersOf(item.details),
    })),
    message: row.message,
    message_private: row.messagePrivate,
    is_test: row.isTest,
    shipping: row.shipping,
    fulfilment: row.fulfilment,
    review: row.needsReview ? { code: "needs_review", message: row.needsReview } : null,
    expires_at: row.dueAt?.toISOString() ?? null,
    metadata: row.metadata,
    order_url: `${appUrl}/order?orderId=${id}`,
    dashboard_url: `${appUrl}/orders/${id}`,
    placed_at: row.placedAt.toISOString(),
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}
