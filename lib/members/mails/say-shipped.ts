import type { OrderRow } from "@/lib/orders";
import { type Change, itemOf, say, tellFulfilment } from "./say-change";

/** What of an order its mail looks at. */
export type ShippedOrder = Pick<OrderRow, "itemSummary" | "shipping" | "fulfilment">;

/** Tells who bought something on a platform that it was sent, and how it can be followed. */
export function sayShipped(order: ShippedOrder, site: string): Change {
  const item = itemOf(order);
  const isPosted = order.shipping !== null;
  const subject = isPosted ? `${site} sent your order: ${item}` : `Your order is done: ${item}`;
  return {
    ...{ kind: "order", purpose: "order-shipped", button: "See your order" },
    ...{ subject, notice: subject },
    heading: isPosted ? "Your order is on its way" : "Your order is done",
    blocks: [
      say(`${site} has ${isPosted ? "sent" : "completed"} ${item}.`),
      ...tellFulfilment(order.fulfilment),
    ],
  };
}
