import { cookies } from "next/headers";
import { layoutCookie, readLayout } from "@/components/orders-list/layout-cookie";
import type { OrderListData } from "@/components/orders-list/list-data";
import type { Session } from "@/lib/auth";
import { type Context, can, dayAt, newId, sitesWith, toPublicId } from "@/lib/kernel";
import { listViews, zoneOfList } from "@/lib/lists";
import { countOrders, listOrders, narrowList, type OrderListState, orderList } from "@/lib/orders";
import { platforms } from "@/lib/platforms";
import { presentLines } from "./present-lines";

/**
 * One page of the orders list, with everything around it. Throws `invalid_request` on a cursor of
 * another list.
 */
export async function loadList(
  ctx: Context,
  session: Session,
  state: OrderListState,
): Promise<OrderListData> {
  const now = ctx.clock.now();
  const { zone, site } = zoneOfList(state, session.sites);
  const { filter, ignored } = narrowList(state, { zone, now });
  const { sort, size: limit, after, before } = state;
  // Made before the list is read: whatever is missing from it has a higher id.
  const mark = toPublicId("order", newId());
  const [list, count, views, jar] = await Promise.all([
    listOrders(ctx, { filter, sort, limit, after, before }),
    countOrders(ctx, filter),
    listViews(ctx, "orders"),
    cookies(),
  ]);
  const lines = await presentLines(ctx, list.rows);
  const layout = readLayout(jar.get(layoutCookie)?.value);
  return {
    state,
    lines,
    nextCursor: list.nextCursor,
    previousCursor: list.previousCursor,
    count,
    ignored,
    columns: state.columns ?? layout.columns ?? orderList.usualColumns(session.sites.length),
    rememberedColumns: layout.columns,
    density: layout.density,
    zone,
    zoneSite: site,
    year: dayAt(now, zone).slice(0, 4),
    sites: session.sites.map(({ id, slug, name, timeZone, currency }) => ({
      id: toPublicId("site", id),
      slug,
      name,
      timeZone,
      currency,
      mayShare: can(ctx, id, "views:share"),
    })),
    platforms: platforms.map(({ slug, name }) => ({ slug, name })),
    views,
    mayWrite: sitesWith(ctx, "orders:write").length > 0,
    mayRefund: sitesWith(ctx, "refunds:write").length > 0,
    mayMail: sitesWith(ctx, "mails:send").length > 0,
    mark,
  };
}
