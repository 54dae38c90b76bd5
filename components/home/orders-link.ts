import { type ListState, listHref, plainList } from "@/lib/orders/browser";

/** The orders list narrowed to this; `site` is a slug. */
export const ordersHref = ({
  site,
  ...filter
}: Partial<Omit<ListState, "site">> & { site?: string }) =>
  listHref({ ...plainList, ...filter, site: site === undefined ? [] : [site] });
