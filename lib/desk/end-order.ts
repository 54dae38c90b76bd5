import { inTransaction, type Transaction } from "@/lib/db";
import { record } from "@/lib/events";
import { type Actor, onetill } from "@/lib/kernel";
import {
  DAYS_TO_PAY,
  lockOrder,
  type OrderStatus,
  sitesWithDueOrders,
  takeDueOrder,
  transitionOrder,
} from "@/lib/orders";
import { callOffCharges, paymentEvent } from "@/lib/payments";
import { returnStock } from "@/lib/store";

/** What ends an order before it was made: whatever was opened to pay it is called off, and its stock is free. */
export async function endOrder(
  tx: Transaction,
  step: {
    siteId: string;
    id: string;
    from: OrderStatus;
    to: "declined" | "canceled" | "expired";
    reason?: string;
  },
  by: { actor: Actor; at: Date },
): Promise<void> {
  await transitionOrder(tx, step, by);
  await callOffCharges(tx, step, by.at);
  await returnStock(tx, step);
}

/** Where an order's time to pay is over, or its buyer is to be reminded. */
export const sitesWithOverdueOrders = sitesWithDueOrders;

/** Ends the site's next order that was not paid in time, or reminds of it. Returns whether there was one. */
export const workOnNextDueOrder = (siteId: string): Promise<boolean> =>
  takeDueOrder(siteId, async (tx, due) => {
    const order = await lockOrder(tx, due);
    if (order?.status !== "pending_payment") return;
    const by = { actor: onetill, at: due.at };
    if (due.daysLeft !== null && order.dueAt) {
      const data = {
        ...{ amount: Number(order.amount), currency: order.currency },
        // The time to mend a refused card is always the same; a program sets its orders' own.
        ...(order.kind === "store" ? { day: DAYS_TO_PAY - due.daysLeft } : {}),
        days_left: due.daysLeft,
        due_at: order.dueAt.toISOString(),
      };
      await record(tx, order, paymentEvent["payment.reminder"], data, by);
      return;
    }
    const step = { siteId, id: order.id, from: order.status, to: "expired" as const };
    await endOrder(tx, { ...step, reason: "not paid in time" }, by);
  });

/** Takes an order back for who placed it. Throws `conflict` where it is too late for that. */
export const cancelAsMember = (
  order: { siteId: string; id: string; from: OrderStatus },
  by: { actor: Actor & { kind: "member" }; at: Date },
  reason?: string,
): Promise<void> =>
  inTransaction((tx) =>
    endOrder(tx, { ...order, to: "canceled", ...(reason ? { reason } : {}) }, by),
  );
