import { type Actor, onetill } from "@/lib/kernel";
import type { OrderEventData, OrderEventType } from "../events";
import type { OrderStatus } from "../lifecycle";
import { mayBecome, needsDelivery } from "../lifecycle";
import type { PaymentStatus } from "../payment-lifecycle";
import type { NewOrder, OrderBatch } from "./new-order";

/** One line of a new order's timeline. */
export type TrailEvent = {
  [Type in OrderEventType]: { type: Type; data: OrderEventData<Type>; actor: Actor };
}[OrderEventType];

export interface Walk {
  status: OrderStatus;
  paymentStatus: PaymentStatus;
  /** What happened on the way, in that order. */
  trail: TrailEvent[];
}

/**
 * Walks an order that is paid as far as the system can: accepted because it is paid, completed where
 * there is nothing to send, canceled where its money was given back before anything was sent.
 */
export function walkNewOrder(order: NewOrder, batch: Omit<OrderBatch, "orders">): Walk {
  const { source, file, actor } = batch;
  const money = { amount: Number(order.amount), currency: order.currency, source };
  const origin = { source, kind: order.kind, delivery_id: order.inboundEventId };
  if (order.checked) {
    const { brand, last4 } = order.checked.card;
    return {
      ...{ status: "received", paymentStatus: "verified" },
      trail: [
        { type: "order.received", data: origin, actor },
        {
          type: "payment.verified",
          data: {
            amount: money.amount,
            currency: money.currency,
            card: `${brand} ending in ${last4}`,
          },
          actor: onetill,
        },
      ],
    };
  }
  const trail: TrailEvent[] = [
    {
      type: "order.received",
      data: file === undefined ? origin : { ...origin, file },
      actor,
    },
    { type: "payment.paid", data: money, actor },
    {
      type: "order.accepted",
      data: { from: "received", reason: "already paid" },
      actor: onetill,
    },
  ];
  let status: OrderStatus = "accepted";
  if (!needsDelivery(order.kind)) {
    const data = { from: status, reason: "nothing to send" };
    trail.push({ type: "order.completed", data, actor: onetill });
    status = "completed";
  } else if (batch.wasSent && !order.refunded) {
    const data = { from: status, reason: "sent before it was imported" };
    trail.push({ type: "order.completed", data, actor });
    status = "completed";
  }
  if (!order.refunded) return { status, paymentStatus: "paid", trail };
  trail.push({ type: "payment.refunded", data: { ...money, full: true }, actor });
  if (mayBecome(status, "canceled")) {
    const data = { from: status, reason: "refunded in full" };
    trail.push({ type: "order.canceled", data, actor });
    status = "canceled";
  }
  return { status, paymentStatus: "refunded", trail };
}
