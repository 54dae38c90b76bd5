import type { OrderKind, OrderStatus } from "./lifecycle";
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
