import type { OrderStatus, PaymentStatus } from "@/lib/orders";
import type { ConfirmationStatus } from "../labels";

/** What brought a confirmation's status about. */
export type StatusBy = "visitor" | "match" | "window" | "person";

/** A declaration as matching looks at it. */
export interface OpenConfirmation {
  id: string;
  siteId: string;
  code: string;
  codeKey: string;
  platform: string;
  email: string;
  emailKey: string;
  name: string | null;
  message: string | null;
  /** Minor units. */
  amount: bigint | null;
  currency: string | null;
  transactionId: string | null;
  transactionKey: string | null;
  paidEmail: string | null;
  paidEmailKey: string | null;
  status: ConfirmationStatus;
  statusBy: StatusBy;
  needsReview: string | null;
  reviewSettled: string | null;
  reply: string | null;
  windowEndsAt: Date;
  createdAt: Date;
}

export const openConfirmationColumns = `c.id, c.site_id as "siteId", c.code,
  c.code_key as "codeKey", c.platform, c.email, c.email_key as "emailKey", c.name, c.message,
  c.amount, c.currency, c.transaction_id as "transactionId",
  c.transaction_key as "transactionKey", c.paid_email as "paidEmail",
  c.paid_email_key as "paidEmailKey", c.status, c.status_by as "statusBy",
  c.needs_review as "needsReview", c.review_settled as "reviewSettled", c.reply,
  c.window_ends_at as "windowEndsAt", c.created_at as "createdAt"`;

/** An order as matching looks at it. */
export interface PaidOrder {
  id: string;
  siteId: string;
  reference: string;
  platform: string;
  transactionId: string | null;
  /** Minor units. */
  amount: bigint;
  currency: string;
  customerName: string | null;
  customerEmail: string | null;
  message: string | null;
  isTest: boolean;
  status: OrderStatus;
  paymentStatus: PaymentStatus;
  placedAt: Date;
}

export const paidOrderColumns = `o.id, o.site_id as "siteId", o.reference, o.platform,
  o.transaction_id as "transactionId", o.amount, o.currency, o.customer_name as "customerName",
  o.customer_email as "customerEmail", o.message, o.is_test as "isTest", o.status,
  o.payment_status as "paymentStatus", o.placed_at as "placedAt"`;
