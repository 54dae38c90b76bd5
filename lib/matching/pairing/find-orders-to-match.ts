import { query } from "@/lib/db";
import { type Context, requireRight, sitesWith } from "@/lib/kernel";
import { listOrders, newestFirst, type OrderLine, orderLine } from "@/lib/orders";
import { noFilter } from "@/lib/orders/schemas";
import { platformName } from "@/lib/platforms";
import { locateConfirmation } from "../internal";

/** An order that a person may choose by hand. */
export interface FoundOrder extends OrderLine {
  /** The code of the confirmation that it is matched with. */
  matchedWith: string | null;
}

const most = 8;

/** The newest orders of the confirmation's site in which every word of `q` occurs. */
export async function findOrdersToMatch(
  ctx: Context,
  input: { confirmationId: string; q: string },
): Promise<FoundOrder[]> {
  const { siteId } = await locateConfirmation(ctx, input.confirmationId);
  requireRight(ctx, siteId, "confirmations:write");
  requireRight(ctx, siteId, "orders:read");
  const here = { ...ctx, sites: ctx.sites.filter((site) => site.siteId === siteId) };
  const filter = { ...noFilter, q: input.q };
  const { rows: orders } = await listOrders(here, { filter, sort: newestFirst, limit: most });
  const taken = await query<{ orderId: string; code: string }>(
    `select m.order_id as "orderId", c.code from matches m
     join confirmations c on c.site_id = m.site_id and c.id = m.confirmation_id
     where m.site_id = any($1::uuid[]) and m.order_id = any($2::uuid[]) and m.undone_at is null`,
    [sitesWith(here, "confirmations:read"), orders.map((order) => order.id)],
  );
  const codes = new Map(taken.map(({ orderId, code }) => [orderId, code]));
  return orders.map((order) => ({
    ...orderLine(order, platformName),
    matchedWith: codes.get(order.id) ?? null,
  }));
}
