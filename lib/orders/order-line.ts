import { toPublicId } from "@/lib/kernel";
import type { OrderKind, OrderStatus } from "./lifecycle";
import type { OrderRow } from "./order-row";
import type { PaymentStatus } from "./payment-lifecycle";

/** What became of the mails about an order. */
export interface LineMail {
  state: "none" | "queued" | "sent" | "failed" | "skipped" | "unknown";
  /** Why it was not sent, or not yet. */
  why: string | null;
  /** The newest one's shown id. */
  id: string | null;
}

export const lineMailLabels: Record<LineMail["state"], string> = {
  none: "None",
  queued: "Queued",
  sent: "Sent",
  failed: "Failed",
  skipped: "Skipped",
  unknown: "Unknown",
};

/** What a list shows of an order, in a form that travels to the browser. */
export interface OrderLine {
  /** The shown id, `ord_…`. */
  id: string;
  reference: string;
  siteName: string;
  customerName: string | null;
  customerEmail: string | null;
  item: string;
  /** Minor units. */
  amount: number;
  amountRefunded: number;
  currency: string;
  status: OrderStatus;
  paymentStatus: PaymentStatus;
  kind: OrderKind;
  platform: string;
  /** As people know it. */
  platformName: string;
  transactionId: string | null;
  message: string | null;
  isTest: boolean;
  /** Why somebody should look at it. */
  needsReview: string | null;
  mail: LineMail;
  placedAt: string;
}

// A list shows one line of a message; the whole of it is on the order's page.
const messageLength = 160;

const noMail: LineMail = { state: "none", why: null, id: null };

/** `platformName` says how people call a source. */
export function orderLine(
  row: OrderRow,
  platformName: (slug: string) => string,
  { state, why, id }: LineMail = noMail,
): OrderLine {
  return {
    id: toPublicId("order", row.id),
    reference: row.reference,
    siteName: row.siteName,
    customerName: row.customerName,
    customerEmail: row.customerEmail,
    item: row.itemSummary,
    amount: Number(row.amount),
    amountRefunded: Number(row.amountRefunded),
    currency: row.currency,
    status: row.status,
    paymentStatus: row.paymentStatus,
    kind: row.kind,
    platform: row.platform,
    platformName: platformName(row.platform),
    transactionId: row.transactionId,
    message: row.message?.slice(0, messageLength).toWellFormed() ?? null,
    isTest: row.isTest,
    needsReview: row.needsReview,
    mail: { state, why, id },
    placedAt: row.placedAt.toISOString(),
  };
}
