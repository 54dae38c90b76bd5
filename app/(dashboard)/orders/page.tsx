import type { Metadata } from "next";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { layoutCookie, readLayout } from "@/components/orders-list/layout-cookie";
import type { ListData } from "@/components/orders-list/list-data";
import { OrdersList } from "@/components/orders-list/orders-list";
import { definePage } from "@/lib/http";
import { can, isOnetillError, newId, sitesWith, toPublicId } from "@/lib/kernel";
import {
  countOrders,
  dayAt,
  listHref,
  listOrders,
  listViews,
  narrowList,
  orderLine,
  readListState,
  usualColumns,
  zoneOfList,
} from "@/lib/orders";
import { platforms } from "@/lib/sources";

export const metadata: Metadata = { title: "Orders" };

const page = { path: "/orders", access: { right: "orders:read" } } as const;

const pairsOf = (searchParams: Record<string, string | string[] | undefined>) =>
  Object.entries(searchParams).flatMap(([name, value]) =>
    [value ?? []].flat().map((one) => [name, one] as const),
  );

export default definePage(page, async ({ ctx, session, searchParams }) => {
  const state = readListState(pairsOf(searchParams));
  const now = ctx.clock.now();
  const { zone, site } = zoneOfList(state, session.sites);
  const { filter, ignored } = narrowList(state, { zone, now });
  const { sort, size: limit, after, before } = state;
  // Made before the list is read: whatever is missing from it has a higher id.
  const mark = toPublicId("order", newId());
  const [list, count, views, cookieJar] = await Promise.all([
    listOrders(ctx, { filter, sort, limit, after, before }).catch((error) => {
      // A place in another list, or one that was cut off: the list itself is still there.
      if (!isOnetillError(error, "invalid_request")) throw error;
      redirect(listHref({ ...state, after: null, before: null }));
    }),
    countOrders(ctx, filter),
    listViews(ctx, "orders"),
    cookies(),
  ]);
  const layout = readLayout(cookieJar.get(layoutCookie)?.value);
  const data: ListData = {
    state,
    lines: list.orders.map(orderLine),
    nextCursor: list.nextCursor,
    previousCursor: list.previousCursor,
    count,
    ignored,
    columns: state.columns ?? layout.columns ?? usualColumns(session.sites.length),
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
    mark,
  };
  return <OrdersList data={data} />;
});
