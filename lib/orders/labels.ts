import type { OrderKind, OrderStatus } from "./lifecycle";
import type { PaymentStatus } from "./payment-lifecycle";

export const statusLabels: Record<OrderStatus, string> = {
  received: "Received",
  accepted: "Accepted",
  pending_payment: "Payment pending",
  declined: "Declined",
  canceled: "Canceled",
  expired: "Expired",
  completed: "Completed",
};

export const paymentLabels: Record<PaymentStatus, string> = {
  unpaid: "Unpaid",
  verified: "Card verified",
  processing: "Processing",
  paid: "Paid",
  failed: "Failed",
  partially_refunded: "Partly refunded",
  refunded: "Refunded",
};

export const kindLabels: Record<OrderKind, string> = {
  donation: "Tip",
  membership: "Membership payment",
  shop: "Shop order",
  commission: "Commission",
  wishlist: "Wish",
  store: "Store order",
  api: "API order",
};
