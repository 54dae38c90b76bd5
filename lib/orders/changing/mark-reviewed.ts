import { channels, inTransaction, notifySoon } from "@/lib/db";
import type { Context } from "@/lib/kernel";
import { conflict, requireRight } from "@/lib/kernel";
import { findOrder } from "../internal";
import { recordEvent } from "../record-event";

/**
 * Takes an order off the list of those that need a look; what was the matter stays on the timeline.
 * Throws `forbidden` below the role support, `conflict` when nothing is left to look at.
 */
export async function markReviewed(ctx: Context, orderId: string): Promise<void> {
  const order = await findOrder(ctx, orderId);
  requireRight(ctx, order.siteId, "orders:write");
  const at = ctx.clock.now();
  await inTransaction(async (tx) => {
    const { rows } = await tx.query<{ needs_review: string }>(
      `with flagged as (
         select id, needs_review from orders
         where site_id = $1 and id = $2 and needs_review is not null for update
       )
       update orders o set needs_review = null, updated_at = $3 from flagged f
       where o.site_id = $1 and o.id = f.id returning f.needs_review`,
      [order.siteId, order.id, at],
    );
    const matter = rows[0]?.needs_review;
    if (matter === undefined) throw conflict("Somebody has looked at this order already.");
    await recordEvent(tx, order, {
      type: "review.settled",
      data: { matter },
      actor: ctx.actor,
      at,
    });
  });
  notifySoon(channels.orders, order.siteId);
}
