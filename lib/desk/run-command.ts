import type { z } from "zod";
import { channels, inTransaction, notifySoon } from "@/lib/db";
import {
  type Context,
  conflict,
  isOnetillError,
  OnetillError,
  requireRight,
  storableText,
} from "@/lib/kernel";
import {
  findOrder,
  mayRun,
  noteFulfilment,
  type OrderHandle,
  orderCommands,
  type PersonCommand,
  refusalOf,
  transitionOrder,
} from "@/lib/orders";
import { refundOrder } from "@/lib/payments";
import { chargeOrder } from "./charge-order";
import type { Standing } from "./charge-problem";
import { endOrder } from "./end-order";
import { type CommandInput, commandInputSchema } from "./schemas";

const textOrNull = (text: string) => storableText(text) || null;

async function run(
  ctx: Context,
  order: OrderHandle,
  command: Exclude<PersonCommand, "charge" | "refund">,
  given: z.output<typeof commandInputSchema>,
): Promise<void> {
  const { note, url, carrier, tracking_number: tracking, reason } = given;
  if (!mayRun(command, order, "person")) throw conflict(refusalOf(command, order));
  const { siteId, id, status: from } = order;
  const step = { siteId, id, from, reason: storableText(reason) };
  const by = { actor: ctx.actor, at: ctx.clock.now() };
  const { to } = orderCommands[command];
  await inTransaction(async (tx) => {
    if (to === "declined" || to === "canceled") await endOrder(tx, { ...step, to }, by);
    else await transitionOrder(tx, { ...step, to }, by);
    if (command !== "complete") return;
    if (![note, url, carrier, tracking].some(Boolean)) return;
    await noteFulfilment(tx, order, {
      ...{ note: textOrNull(note), url: url || null },
      ...{ carrier: textOrNull(carrier), tracking_number: textOrNull(tracking) },
    });
  });
}

/**
 * Does with an order what a person or their program asks for: the one way for buttons, many orders
 * at once, and API. To accept what a member asked for is to charge the card that was checked, and to refund
 * without more is to give back all that is left. Says where the order stands then. Throws `not_found`
 * outside the actor's sites, `forbidden` below the command's right, and `conflict` with a sentence and the
 * present status when this is not a possible next step. Money that a platform holds is not moved by any
 * of them.
 */
export async function runCommand(
  ctx: Context,
  orderId: string,
  command: PersonCommand,
  input: CommandInput = {},
): Promise<Standing> {
  const order = await findOrder(ctx, orderId);
  requireRight(ctx, order.siteId, orderCommands[command].right);
  const given = commandInputSchema.parse(input);
  const standing = async () => {
    const { status, paymentStatus } = await findOrder(ctx, orderId);
    return { status, paymentStatus };
  };
  const isCharge =
    command === "charge" || (command === "accept" && mayRun("charge", order, "person"));
  try {
    if (isCharge) await chargeOrder(ctx, order);
    else if (command === "refund") {
      const { state, failureMessage } = await refundOrder(ctx, orderId, { reason: given.reason });
      if (state === "failed") throw conflict(failureMessage ?? "The refund was not made.");
    } else {
      await run(ctx, order, command, given);
    }
  } catch (error) {
    if (!isOnetillError(error, "conflict")) throw error;
    const { status } = await standing();
    throw new OnetillError("conflict", error.message, { facts: { status }, cause: error });
  }
  notifySoon(channels.orders, order.siteId);
  notifySoon(channels.outbox, order.siteId);
  return standing();
}
