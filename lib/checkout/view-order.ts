import { readAddress, writeAddress } from "@/lib/addresses";
import { listOrderRecords } from "@/lib/events";
import type { Context } from "@/lib/kernel";
import { toPublicId } from "@/lib/kernel";
import { getOrder, mayRun, type OrderRow } from "@/lib/orders";
import { findSite, type Site } from "@/lib/sites";
import { memberContext } from "./member-context";
import type { OrderPass } from "./order-token";
import { type MemberStep, tellSteps } from "./tell-steps";

const beforeAll = "00000000-0000-0000-0000-000000000000";
const mostEvents = 1000;

/** An order as the person who paid sees it. */
export interface MemberView {
  order: OrderRow;
  site: Site;
  /** What happened, oldest first: only what concerns them. */
  steps: MemberStep[];
  mayCancel: boolean;
  /** Where it is sent to, as its country writes addresses, a line each; empty where nothing is sent. */
  address: string[];
}

/**
 * The order that a pass opens, as the person who paid sees it. Throws `not_found` when it is gone.
 */
export async function viewOrder(
  pass: Pick<OrderPass, "siteId" | "orderId">,
  about: Pick<Context, "requestId" | "clock">,
): Promise<MemberView> {
  const ctx = memberContext(pass, about);
  const order = await getOrder(ctx, toPublicId("order", pass.orderId));
  const sentTo = order.shipping && readAddress(order.shipping).address;
  const [site, records, address] = await Promise.all([
    findSite(ctx, order.siteSlug),
    listOrderRecords({ siteId: order.siteId, id: order.id }, beforeAll, mostEvents),
    sentTo ? writeAddress(sentTo) : [],
  ]);
  return {
    ...{ order, site, steps: tellSteps(records, order, site.name) },
    ...{ mayCancel: mayCancel(order), address },
  };
}

/** Whether who placed it may still take it back. What a platform sold is taken back there. */
export const mayCancel = (order: Pick<OrderRow, "kind" | "status" | "paymentStatus">): boolean =>
  (order.kind === "store" || order.kind === "api") && mayRun("cancel", order, "member");
