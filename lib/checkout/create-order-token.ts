import { pool, type Queryable } from "@/lib/db";
import { type Context, env, requireRight, toPublicId } from "@/lib/kernel";
import { findOrder } from "@/lib/orders";
import { sealOrderPass } from "./order-token";
import type { OrderToken } from "./schemas";

/**
 * A link that opens one order's page for `expires_in` seconds. Throws `not_found` outside the actor's
 * sites and `forbidden` without the right to write orders.
 */
export async function createOrderToken(
  ctx: Context,
  publicId: string,
  { expires_in }: { expires_in: number },
  db: Queryable = pool(),
): Promise<OrderToken> {
  const { siteId, id } = await findOrder(ctx, publicId, db);
  requireRight(ctx, siteId, "orders:write");
  const expiresAt = new Date(ctx.clock.now().getTime() + expires_in * 1000);
  const token = sealOrderPass({ siteId, orderId: id, expiresAt });
  const query = new URLSearchParams({ orderId: toPublicId("order", id), token });
  return {
    token,
    order_url: `${env().appUrl}/order?${query}`,
    expires_at: expiresAt.toISOString(),
  };
}
