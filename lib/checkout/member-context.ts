import type { Context } from "@/lib/kernel";
import type { OrderPass } from "./order-token";

/** Somebody who has proved that an order is theirs: they see it as who only looks does, and nothing else. */
export const memberContext = (
  { siteId, orderId }: Pick<OrderPass, "siteId" | "orderId">,
  about: Pick<Context, "requestId" | "clock">,
): Context => ({
  requestId: about.requestId,
  clock: about.clock,
  actor: { kind: "member", id: orderId, label: "Customer" },
  sites: [{ siteId, role: "viewer" }],
});
