import type { Context } from "@/lib/kernel";
import { toPublicId } from "@/lib/kernel";
import { getOrder, type OrderRow } from "@/lib/orders";
import type { OrderPass } from "./order-token";

/** The order that a pass opens, as the person who paid sees it. Throws `not_found` when it is gone. */
export function viewOrder(
  { siteId, orderId }: OrderPass,
  about: Pick<Context, "requestId" | "clock">,
): Promise<OrderRow> {
  const ctx: Context = {
    ...about,
    actor: { kind: "member", id: orderId, label: "Customer" },
    sites: [{ siteId, role: "viewer" }],
  };
  return getOrder(ctx, toPublicId("order", orderId));
}
