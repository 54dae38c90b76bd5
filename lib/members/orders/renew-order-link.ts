import { orderLink } from "@/lib/checkout";
import { inTransaction, readClock } from "@/lib/db";
import { type Context, newId, onetill, withoutLinks } from "@/lib/kernel";
import { queueSupporterMail } from "@/lib/mail";
import { readMailLook } from "@/lib/replies";
import { callerNetwork, limits, takeAttempt } from "@/lib/sites";
import { drawMail } from "../mails/draw-mail";
import { findAnyOrder } from "./own-orders";

/**
 * Mails a new link to who placed an order, to the address that the order has and nowhere else. An order
 * that there is not, or that has no address, gets none, and nobody is told which it is. Throws
 * `rate_limited` at too many.
 */
export async function renewOrderLink(
  ctx: Pick<Context, "clock" | "requestId">,
  input: { orderId: string; caller: string },
): Promise<void> {
  const now = ctx.clock.now();
  await takeAttempt(limits.orderLinkCaller, callerNetwork(input.caller), now);
  await takeAttempt(limits.orderLinkOrder, input.orderId, now);
  const order = await findAnyOrder(ctx, input.orderId);
  if (!order?.customerEmail) return;
  const { siteId, id: orderId, customerEmail: recipient, reference } = order;
  const site = withoutLinks(order.siteName);
  const { url, token, until } = orderLink({ siteId, orderId }, now);
  await inTransaction(async (tx) => {
    const look = await readMailLook(tx, siteId);
    const words = `Here is a new link to your order ${reference} at ${site}. It opens the order's page for seven days.`;
    const drawn = await drawMail({
      ...{ siteName: site, accentColor: look.accentColor, heading: "Your order" },
      blocks: [{ kind: "paragraph", children: [{ kind: "text", text: words }] }],
      button: { label: "See your order", url },
      ...{ reference, isTest: order.isTest },
    });
    await queueSupporterMail({ actor: onetill, clock: await readClock(tx) }, tx, {
      ...{ siteId, orderId, purpose: "order-link", dedupeKey: `order-link:${newId()}` },
      ...{ recipient, fromName: look.fromName ?? site, replyTo: look.replyTo },
      ...{ subject: `Your order ${reference} at ${site}`, ...drawn, carries: { token, until } },
      ...{ nature: "order", isTest: false },
    });
  });
}
