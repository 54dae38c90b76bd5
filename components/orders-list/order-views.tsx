"use client";

import type { ReactNode } from "react";
import { ViewsBar } from "@/components/data-table/views-bar";
import type { SavedViewLine } from "@/lib/lists/browser";
import { type OrderColumnId, orderList } from "@/lib/orders/browser";
import type { ListDataSite } from "./list-data";
import { useListNavigation } from "./list-navigation";
import { useOrderListActions } from "./order-list-actions";

const builtIn = [
  { name: "All orders", state: orderList.plain },
  { name: "To send", state: { ...orderList.plain, status: ["accepted" as const] } },
  { name: "Payment pending", state: { ...orderList.plain, status: ["pending_payment" as const] } },
  {
    name: "Refunded",
    state: { ...orderList.plain, payment: ["partially_refunded" as const, "refunded" as const] },
  },
];

interface OrderViewsProps {
  views: readonly SavedViewLine[];
  sites: readonly ListDataSite[];
  /** The columns that are shown: a view keeps them unless they are the usual ones. */
  columns: readonly OrderColumnId[];
  /** What stands at the right end. */
  children: ReactNode;
}

/** The views of the orders list. */
export function OrderViews({ views, sites, columns, children }: OrderViewsProps) {
  const { state, go } = useListNavigation();
  const { saveView, deleteView } = useOrderListActions();
  return (
    <ViewsBar
      builtIn={builtIn.map((view) => ({ ...view, state: { ...view.state, size: state.size } }))}
      views={views}
      sites={sites}
      state={state}
      kept={{
        ...state,
        columns:
          columns.join() === orderList.usualColumns(sites.length).join() ? null : [...columns],
        after: null,
        before: null,
      }}
      queryOf={orderList.query}
      readQuery={(query) => orderList.read(new URLSearchParams(query))}
      // How many orders a page has makes no other view.
      bare={(one) => ({ ...one, size: orderList.plain.size, after: null, before: null })}
      onSaved={go}
      save={saveView}
      remove={deleteView}
      things="orders"
      example="Shop orders to send"
    >
      {children}
    </ViewsBar>
  );
}
