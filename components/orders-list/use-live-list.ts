"use client";

import { useLiveRows } from "@/components/data-table/use-live-rows";
import { sortText } from "@/lib/lists/browser";
import { newestFirst, orderList } from "@/lib/orders/browser";
import type { ListData } from "./list-data";
import { useOrderListActions } from "./order-list-actions";

/** Keeps the orders list true while it is looked at. */
export function useLiveList({ state, lines, mark }: ListData) {
  const { peek } = useOrderListActions();
  return useLiveRows({
    topics: ["orders"],
    onTop: sortText(state.sort) === sortText(newestFirst) && !state.after && !state.before,
    lines,
    mark,
    peek: async () => {
      const ids = lines.map((line) => line.id);
      const result = await peek({ query: orderList.query(state), ids, mark });
      return result.ok ? result.value : undefined;
    },
  });
}
