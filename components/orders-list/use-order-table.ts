"use client";

import { useTable } from "@tanstack/react-table";
import { type SetStateAction, useMemo } from "react";
import { features } from "@/components/data-table/table-features";
import type { Selection } from "@/components/data-table/use-selection";
import { type OrderColumnId, type OrderLine, orderList } from "@/lib/orders/browser";
import { orderColumns } from "./columns";

interface OrderTableInput {
  lines: readonly OrderLine[];
  shown: readonly OrderColumnId[];
  zone: string;
  year: string;
  selection: Selection;
  onSelectionChange: (action: SetStateAction<Selection>) => void;
}

/** The table behind the list: which columns in which order, and what is selected. */
export function useOrderTable(input: OrderTableInput) {
  const { lines, shown, zone, year, selection, onSelectionChange } = input;
  const columns = useMemo(() => orderColumns({ zone, year }), [zone, year]);
  const layout = useMemo(
    () => ({
      columnOrder: [...shown],
      columnVisibility: Object.fromEntries(
        orderList.columnIds.map((id) => [id, shown.includes(id)]),
      ),
    }),
    [shown],
  );
  return useTable({
    features,
    columns,
    data: lines,
    getRowId: (line) => line.id,
    state: { ...layout, rowSelection: selection },
    onRowSelectionChange: onSelectionChange,
  });
}
