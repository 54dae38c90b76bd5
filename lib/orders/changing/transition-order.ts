import type { Transaction } from "@/lib/db";
import type { Actor } from "@/lib/kernel";
import { conflict } from "@/lib/kernel";
import {
  type CommandSubject,
  commandBetween,
  commandNames,
  conditionOf,
  type Doer,
  orderCommands,
  refusalOf,
} from "../commands";
import { statusLabels } from "../labels";
import type { OrderStatus } from "../lifecycle";
import { recordEvent } from "../record-event";
import { remindersTooSoon } from "./due-orders";

export interface Transition {
  siteId: string;
  id: string;
  from: OrderStatus;
  to: OrderStatus;
  reason?: string;
  /** Until when it can be paid, where it waits for its payment from now on. */
  dueAt?: Date;
}

const doerOf = {
  user: "person",
  api_key: "person",
  system: "system",
  platform: "platform",
  member: "member",
  visitor: undefined,
  nobody: undefined,
} as const satisfies Record<Actor["kind"], Doer | undefined>;

/** The sentence for a step that found the order elsewhere, or its money. */
async function refusal(tx: Transaction, { siteId, id, from, to }: Transition): Promise<string> {
  const { rows } = await tx.query<Omit<CommandSubject, "kind"> & Record<string, unknown>>(
    `select status, payment_status as "paymentStatus" from orders where site_id = $1 and id = $2`,
    [siteId, id],
  );
  const now = rows[0];
  const moved = now?.status !== from && commandBetween(now?.status ?? from, to);
  const command = commandNames.find((name) => orderCommands[name].to === to);
  if (!now || !command) return "The order has changed meanwhile. Look at it again.";
  if (moved) {
    return `The order has changed meanwhile: it is ${statusLabels[now.status].toLowerCase()} now.`;
  }
  return refusalOf(commandBetween(from, to) ?? command, now);
}

/**
 * The only writer of an order's status. Throws `conflict` when the list of commands has no such step
 * for this actor and the order as it is, or when the order has moved on meanwhile.
 */
export async function transitionOrder(
  tx: Transaction,
  step: Transition,
  by: { actor: Actor; at: Date },
): Promise<void> {
  const { from, to } = step;
  const command = commandBetween(from, to);
  const doer = doerOf[by.actor.kind];
  const condition = command && doer && conditionOf(command, doer);
  if (to === "received" || !condition?.from.includes(from)) {
    throw conflict(await refusal(tx, step));
  }
  const { rowCount } = await tx.query(
    `update orders set status = $4::order_status, updated_at = $5, due_at = $8,
       reminders = ${remindersTooSoon("$8::timestamptz", "$5::timestamptz")}
     where site_id = $1 and id = $2 and status = $3::order_status
       and ($6::payment_status[] is null or payment_status = any($6))
       and ($7::order_kind[] is null or kind = any($7))`,
    [
      step.siteId,
      step.id,
      from,
      to,
      by.at,
      condition.payment ?? null,
      condition.kinds ?? null,
      step.dueAt ?? null,
    ],
  );
  if (rowCount === 0) throw conflict(await refusal(tx, step));
  await recordEvent(tx, step, {
    type: `order.${to}`,
    data: { from, ...(step.reason ? { reason: step.reason } : {}) },
    actor: by.actor,
    at: by.at,
  });
}
