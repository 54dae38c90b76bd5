import { channels, inTransaction, notifySoon } from "@/lib/db";
import type { Context } from "@/lib/kernel";
import { conflict, requireRight, storableText } from "@/lib/kernel";
import {
  findOrder,
  mayRun,
  orderCommands,
  type PersonCommand,
  refusalOf,
  transitionOrder,
} from "@/lib/orders";
import { type CommandInput, commandInputSchema } from "./schemas";

/**
 * Does with an order what a person or their program asks for: the one way for buttons, many orders
 * at once, and API. Throws `not_found` outside the actor's sites, `forbidden` below the command's
 * right, and `conflict` with a sentence about where the order stands when this is not a possible next
 * step. Money that a platform holds is not moved by any of them.
 */
export async function runCommand(
  ctx: Context,
  orderId: string,
  command: PersonCommand,
  input: CommandInput = {},
): Promise<void> {
  const order = await findOrder(ctx, orderId);
  const { to, right } = orderCommands[command];
  requireRight(ctx, order.siteId, right);
  const reason = storableText(commandInputSchema.parse(input).reason);
  if (!mayRun(command, order, "person")) throw conflict(refusalOf(command, order));
  const step = { siteId: order.siteId, id: order.id, from: order.status, to, reason };
  const by = { actor: ctx.actor, at: ctx.clock.now() };
  await inTransaction((tx) => transitionOrder(tx, step, by));
  notifySoon(channels.orders, order.siteId);
  notifySoon(channels.outbox, order.siteId);
}
