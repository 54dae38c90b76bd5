import type { Transaction } from "@/lib/db";
import type { Actor } from "@/lib/kernel";
import { conflict } from "@/lib/kernel";
import { statusLabels } from "./labels";
import type { OrderStatus } from "./lifecycle";
import { mayBecome } from "./lifecycle";
import { recordEvent } from "./record-event";

export interface Transition {
  siteId: string;
  id: string;
  from: OrderStatus;
  to: Exclude<OrderStatus, "received">;
  reason?: string;
}

/**
 * The only writer of an order's status. Throws `conflict` when the life cycle forbids the step, or
 * when the order has moved on meanwhile.
 */
export async function transitionOrder(
  tx: Transaction,
  step: Transition,
  by: { actor: Actor; at: Date },
): Promise<void> {
  if (!mayBecome(step.from, step.to)) {
    throw conflict(
      `An order that is ${statusLabels[step.from].toLowerCase()} cannot become ${statusLabels[step.to].toLowerCase()}.`,
    );
  }
  const { rowCount } = await tx.query(
    `update orders set status = $4::order_status, updated_at = $5
     where site_id = $1 and id = $2 and status = $3::order_status`,
    [step.siteId, step.id, step.from, step.to, by.at],
  );
  if (rowCount === 0) throw conflict("The order has changed meanwhile. Look at it again.");
  await recordEvent(tx, step, {
    type: `order.${step.to}`,
    data: { from: step.from, ...(step.reason ? { reason: step.reason } : {}) },
    actor: by.actor,
    at: by.at,
  });
}
