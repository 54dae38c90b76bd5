"use client";

import { useState } from "react";
import type { Density } from "@/components/data-table/data-table";
import { useListNavigationOf } from "@/components/data-table/list-navigation";
import { remember } from "@/components/data-table/remember";
import { type OrderColumnId, type OrderListState, orderList } from "@/lib/orders/browser";
import { layoutCookie, writeLayout } from "./layout-cookie";
import type { OrderListData } from "./list-data";

interface Chosen {
  /** The columns that the address named when this was chosen, and those that it is about to name. */
  at: string;
  soon: string;
  density?: Density;
  columns?: readonly OrderColumnId[];
  /** Null for the usual ones. */
  remembered?: OrderColumnId[] | null;
}

/**
 * Columns and density. They change at once, are remembered by this browser, and stay in the address
 * where it names the columns, as that of a saved view does. What was chosen here counts until the
 * address names other columns: a page that was on its way meanwhile knows nothing of it.
 */
export function useListLayout(data: OrderListData) {
  const { state, go } = useListNavigationOf<OrderListState>();
  const at = state.columns?.join() ?? "";
  const [kept, setKept] = useState<Chosen>({ at, soon: at });
  let chosen = kept;
  if (kept.at !== at) {
    const { columns: _, remembered: __, ...rest } = kept;
    chosen = at === kept.soon ? { ...kept, at } : { ...rest, at, soon: at };
    setKept(chosen);
  }
  const density = chosen.density ?? data.density;
  const columns = chosen.columns ?? data.columns;
  const remembered = chosen.columns ? (chosen.remembered ?? null) : data.rememberedColumns;

  const setDensity = (to: Density) => {
    setKept({ ...chosen, density: to });
    remember(layoutCookie, writeLayout({ density: to, columns: remembered }));
  };
  const setColumns = (to: OrderColumnId[] | null) => {
    const soon = state.columns ? (to?.join() ?? "") : at;
    const shown = to ?? orderList.usualColumns(data.sites.length);
    setKept({ ...chosen, soon, columns: shown, remembered: to });
    remember(layoutCookie, writeLayout({ density, columns: to }));
    if (state.columns) go({ columns: to, after: state.after, before: state.before }, "replace");
  };
  return { density, columns, setDensity, setColumns };
}
