import { channels, inTransaction, notifySoon } from "@/lib/db";
import type { Context } from "@/lib/kernel";
import { conflict, requireRight, storableText } from "@/lib/kernel";
import { findOrder } from "./internal";
import { statusLabels } from "./labels";
import type { OrderStatus } from "./lifecycle";
import { choosableStatuses } from "./lifecycle";
import { reasonSchema } from "./schemas";
import type { Transition } from "./transition-order";
import { transitionOrder } from "./transition-order";

/**
 * Moves an order to a status that a person may choose. Throws `forbidden` below the role support,
 * `conflict` when the life cycle does not allow it now.
 */
export async function changeStatus(
  ctx: Context,
  input: { orderId: string; to: OrderStatus; reason?: string },
): Promise<void> {
  const order = await findOrder(ctx, input.orderId);
  requireRight(ctx, order.siteId, "orders:write");
  const reason = storableText(reasonSchema.parse(input.reason ?? ""));
  if (!choosableStatuses(order.status).includes(input.to)) {
    throw conflict(
      `An order that is ${statusLabels[order.status].toLowerCase()} cannot become ${statusLabels[input.to].toLowerCase()}.`,
    );
  }
  const step = { ...order, from: order.status, to: input.to, reason } as Transition;
  await inTransaction((tx) => transitionOrder(tx, step, { actor: ctx.actor, at: ctx.clock.now() }));
  notifySoon(channels.orders, order.siteId);
}

/** Marks an order as sent to the customer. */
export const completeOrder = (ctx: Context, orderId: string) =>
  changeStatus(ctx, { orderId, to: "completed" });

/** Takes an order back. Money that a platform holds is not moved by this. */
export const cancelOrder = (ctx: Context, orderId: string, reason?: string) =>
  changeStatus(ctx, { orderId, to: "canceled", reason });
