import { channels, inTransaction, notifySoon } from "@/lib/db";
import type { Context } from "@/lib/kernel";
import { conflict, requireRight, storableText } from "@/lib/kernel";
import {
  findOrder,
  mayRun,
  noteFulfilment,
  orderCommands,
  type PersonCommand,
  refusalOf,
  transitionOrder,
} from "@/lib/orders";
import { chargeOrder } from "./charge-order";
import { endOrder } from "./end-order";
import { type CommandInput, commandInputSchema } from "./schemas";

const textOrNull = (text: string) => storableText(text) || null;

/**
 * Does with an order what a person or their program asks for: the one way for buttons, many orders
 * at once, and API. To accept what a member asked for is to charge the card that was checked. Throws
 * `not_found` outside the actor's sites, `forbidden` below the command's right, and `conflict` with a
 * sentence about where the order stands when this is not a possible next step. Money that a platform
 * holds is not moved by any of them.
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
  const given = commandInputSchema.parse(input);
  const reason = storableText(given.reason);
  const isCharge =
    command === "charge" || (command === "accept" && mayRun("charge", order, "person"));
  if (isCharge) {
    await chargeOrder(ctx, order);
    notifySoon(channels.outbox, order.siteId);
    return;
  }
  if (!mayRun(command, order, "person")) throw conflict(refusalOf(command, order));
  const step = { siteId: order.siteId, id: order.id, from: order.status, reason };
  const by = { actor: ctx.actor, at: ctx.clock.now() };
  await inTransaction(async (tx) => {
    if (to === "declined" || to === "canceled") await endOrder(tx, { ...step, to }, by);
    else await transitionOrder(tx, { ...step, to }, by);
    if (command !== "complete") return;
    const { note, url, carrier, tracking_number: tracking } = given;
    if (![note, url, carrier, tracking].some(Boolean)) return;
    await noteFulfilment(tx, order, {
      ...{ note: textOrNull(note), url: url || null },
      ...{ carrier: textOrNull(carrier), tracking_number: textOrNull(tracking) },
    });
  });
  notifySoon(channels.orders, order.siteId);
  notifySoon(channels.outbox, order.siteId);
}
