import { formatMoney } from "@/lib/kernel";
import type { OrderKind, OrderStatus, PaymentStatus } from "@/lib/orders";

/** What its page says of an order to the person who paid. */
export interface Standing {
  /** One or two words. */
  title: string;
  text: string;
  payment: string;
  /** How it looks: waiting, good, or over. */
  tone: "waiting" | "good" | "over";
}

type Told = {
  status: OrderStatus;
  paymentStatus: PaymentStatus;
  kind: OrderKind;
  amountRefunded: bigint;
  currency: string;
};

/** Kinds for which nothing is sent: the money itself is what it is about. */
const gifts: OrderKind[] = ["donation", "membership"];

const statuses: Record<OrderStatus, (site: string) => Omit<Standing, "payment">> = {
  received: (site) => ({
    ...{ title: "Received", tone: "waiting" },
    text: `${site} has your order and will look at it.`,
  }),
  accepted: (site) => ({
    ...{ title: "Accepted", tone: "good" },
    text: `${site} has taken on your order and is working on it.`,
  }),
  pending_payment: (site) => ({
    ...{ title: "Waiting for payment", tone: "waiting" },
    text: `Your order begins when ${site} has the payment.`,
  }),
  declined: (site) => ({
    ...{ title: "Declined", tone: "over" },
    text: `${site} could not take on this order.`,
  }),
  canceled: () => ({
    ...{ title: "Canceled", tone: "over" },
    text: "This order was canceled. Nothing more will happen with it.",
  }),
  expired: () => ({
    ...{ title: "Expired", tone: "over" },
    text: "The payment did not come in time, so this order is over.",
  }),
  completed: (site) => ({
    ...{ title: "Completed", tone: "good" },
    text: `${site} has done everything there was to do for your order.`,
  }),
};

const payments: Record<PaymentStatus, string> = {
  unpaid: "Not paid yet",
  verified: "Card checked, nothing charged yet",
  processing: "On its way",
  paid: "Paid",
  failed: "The payment failed",
  partially_refunded: "Paid, and partly refunded",
  refunded: "Refunded",
};

/** An order's standing in plain words. */
export function sayStatus(order: Told, siteName: string): Standing {
  const isThanks = order.status === "completed" && gifts.includes(order.kind);
  const standing = isThanks
    ? { title: "Thank you", tone: "good" as const, text: `${siteName} has received your support.` }
    : statuses[order.status](siteName);
  const refunded =
    order.paymentStatus === "partially_refunded"
      ? `: ${formatMoney({ amount: order.amountRefunded, currency: order.currency })}`
      : "";
  return { ...standing, payment: payments[order.paymentStatus] + refunded };
}
