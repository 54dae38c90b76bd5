import { type OrderListState, orderList } from "@/lib/orders/browser";

/** The orders list narrowed to this; `site` is a slug. */
export const ordersHref = ({
  site,
  ...filter
}: Partial<Omit<OrderListState, "site">> & { site?: string }) =>
  orderList.href({ ...orderList.plain, ...filter, site: site === undefined ? [] : [site] });
