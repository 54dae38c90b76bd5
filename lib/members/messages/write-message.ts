import { memberContext, type OrderPass } from "@/lib/checkout";
import { channels, inTransaction, notifySoon } from "@/lib/db";
import { record } from "@/lib/events";
import { type Context, newId, requireRight, storableText, toPublicId } from "@/lib/kernel";
import { findOrder } from "@/lib/orders";
import { limits, takeAttempt } from "@/lib/sites";
import { messageEvent } from "../events";
import { messageSchema } from "../schemas";

type From = "member" | "site";

async function write(
  ctx: Context,
  order: { siteId: string; id: string },
  { from, body, label }: { from: From; body: string; label: string },
): Promise<string> {
  const id = newId();
  const at = ctx.clock.now();
  const event = messageEvent[from === "member" ? "message.received" : "message.sent"];
  await inTransaction(async (tx) => {
    await tx.query(
      `insert into order_messages (site_id, id, order_id, "from", author_label, body, created_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [order.siteId, id, order.id, from, label, body, at],
    );
    // Who answers has read what was written before.
    await tx.query(
      `update order_messages set read_at = $4
       where site_id = $1 and order_id = $2 and "from" <> $3 and read_at is null`,
      [order.siteId, order.id, from, at],
    );
    const data = { message_id: toPublicId("message", id) };
    await record(tx, order, event, data, { actor: ctx.actor, at });
  });
  notifySoon(channels.orders, order.siteId);
  return toPublicId("message", id);
}

/**
 * Writes to the person who placed an order: they are told by mail and find it on the order's page. Throws
 * `not_found` outside the actor's sites, `forbidden` without the right to write orders.
 */
export async function writeToMember(
  ctx: Context,
  input: { orderId: string; body: string },
): Promise<string> {
  const order = await findOrder(ctx, input.orderId);
  requireRight(ctx, order.siteId, "orders:write");
  const body = storableText(messageSchema.parse(input.body));
  const label = "label" in ctx.actor ? ctx.actor.label : "Onetill";
  return write(ctx, order, { from: "site", body, label });
}

/**
 * Writes to the site about an order, as who placed it. Throws `invalid_request` without text and
 * `rate_limited` at too many within an hour.
 */
export async function writeToSite(
  pass: Pick<OrderPass, "siteId" | "orderId">,
  about: Pick<Context, "requestId" | "clock">,
  given: string,
): Promise<string> {
  const ctx = memberContext(pass, about);
  const order = await findOrder(ctx, toPublicId("order", pass.orderId));
  const body = storableText(messageSchema.parse(given));
  await takeAttempt(limits.memberMessage, order.id, ctx.clock.now());
  return write(ctx, order, { from: "member", body, label: "Customer" });
}
