"use client";

import { useState } from "react";
import type { Density } from "@/components/data-table/data-table";
import { useListNavigationOf } from "@/components/data-table/list-navigation";
import { remember } from "@/components/data-table/remember";
import { type OrderColumnId, type OrderListState, orderList } from "@/lib/orders/browser";
import { layoutCookie, writeLayout } from "./layout-cookie";
import type { OrderListData } from "./list-data";

/**
 * Columns and density. They change at once, are remembered by this browser, and stay in the address
 * where it names the columns, as that of a saved view does.
 */
export function useListLayout(data: OrderListData) {
  const { state, go } = useListNavigationOf<OrderListState>();
  const given = `${data.density} ${data.columns.join()}`;
  const fromServer = {
    given,
    density: data.density,
    columns: data.columns,
    remembered: data.rememberedColumns,
  };
  const [kept, setKept] = useState(fromServer);
  const layout = kept.given === given ? kept : fromServer;
  if (layout !== kept) setKept(layout);

  const setDensity = (density: Density) => {
    setKept({ ...layout, density });
    remember(layoutCookie, writeLayout({ density, columns: layout.remembered }));
  };
  const setColumns = (chosen: OrderColumnId[] | null) => {
    const columns = chosen ?? orderList.usualColumns(data.sites.length);
    setKept({ ...layout, columns, remembered: chosen });
    remember(layoutCookie, writeLayout({ density: layout.density, columns: chosen }));
    if (state.columns) {
      go({ columns: chosen, after: state.after, before: state.before }, "replace");
    }
  };
  const { density, columns } = layout;
  return { density, columns, setDensity, setColumns };
}
