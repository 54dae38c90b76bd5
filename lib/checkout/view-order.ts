import type { Context } from "@/lib/kernel";
import { toPublicId } from "@/lib/kernel";
import { getOrder, type OrderRow } from "@/lib/orders";
import { findSite, type Site } from "@/lib/sites";
import type { OrderPass } from "./order-token";

/**
 * The order that a pass opens, and its site, as the person who paid sees them. Throws `not_found` when
 * it is gone.
 */
export async function viewOrder(
  { siteId, orderId }: OrderPass,
  about: Pick<Context, "requestId" | "clock">,
): Promise<{ order: OrderRow; site: Site }> {
  const ctx: Context = {
    ...about,
    actor: { kind: "member", id: orderId, label: "Customer" },
    sites: [{ siteId, role: "viewer" }],
  };
  const order = await getOrder(ctx, toPublicId("order", orderId));
  return { order, site: await findSite(ctx, order.siteSlug) };
}
