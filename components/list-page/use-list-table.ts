"use client";

import { type ColumnDef, type RowData, useTable } from "@tanstack/react-table";
import { type SetStateAction, useMemo } from "react";
import { type Features, features } from "@/components/data-table/table-features";
import type { Selection } from "@/components/data-table/use-selection";

interface ListTableInput<Line extends RowData> {
  columns: ColumnDef<Features, Line>[];
  /** All columns' ids, and those that are shown, in their order. */
  ids: readonly string[];
  shown: readonly string[];
  lines: readonly Line[];
  selection: Selection;
  onSelectionChange: (action: SetStateAction<Selection>) => void;
}

/** The table behind a list: which columns in which order, and what is selected. */
export function useListTable<Line extends RowData & { id: string }>(input: ListTableInput<Line>) {
  const { columns, ids, shown, lines, selection, onSelectionChange } = input;
  const names = shown.join();
  const layout = useMemo(() => {
    const order = names.split(",");
    const visibility = ids.map((id) => [id, order.includes(id)] as const);
    return { columnOrder: order, columnVisibility: Object.fromEntries(visibility) };
  }, [names, ids]);
  return useTable({
    features,
    columns,
    data: lines,
    getRowId: (line) => line.id,
    state: { ...layout, rowSelection: selection },
    onRowSelectionChange: onSelectionChange,
  });
}
