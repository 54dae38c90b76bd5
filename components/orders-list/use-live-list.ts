"use client";

import { peekOrders } from "@/app/(dashboard)/orders/actions";
import { useLiveRows } from "@/components/data-table/use-live-rows";
import { listQuery, newestFirst, sortText } from "@/lib/orders/browser";
import type { ListData } from "./list-data";

/** Keeps the orders list true while it is looked at. */
export function useLiveList({ state, lines, mark }: ListData) {
  return useLiveRows({
    topics: ["orders"],
    onTop: sortText(state.sort) === sortText(newestFirst) && !state.after && !state.before,
    lines,
    mark,
    peek: async () => {
      const ids = lines.map((line) => line.id);
      const result = await peekOrders({ query: listQuery(state), ids, mark });
      return result.ok ? result.value : undefined;
    },
  });
}
