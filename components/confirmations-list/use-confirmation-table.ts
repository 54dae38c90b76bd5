"use client";

import { useTable } from "@tanstack/react-table";
import { type SetStateAction, useMemo } from "react";
import { features } from "@/components/data-table/table-features";
import type { Selection } from "@/components/data-table/use-selection";
import type { ConfirmationLine } from "@/lib/matching/schemas";
import { type ColumnAbout, columnsOf } from "./columns";

interface ConfirmationTableInput extends ColumnAbout {
  lines: readonly ConfirmationLine[];
  /** One site needs no column that names it. */
  showSite: boolean;
  selection: Selection;
  onSelectionChange: (action: SetStateAction<Selection>) => void;
}

/** The table behind the list: its columns, and what is selected. */
export function useConfirmationTable(input: ConfirmationTableInput) {
  const { lines, zone, year, onAsk, showSite, selection, onSelectionChange } = input;
  const columns = useMemo(() => columnsOf({ zone, year, onAsk }), [zone, year, onAsk]);
  const columnVisibility = useMemo(() => ({ site: showSite }), [showSite]);
  return useTable({
    features,
    columns,
    data: lines,
    getRowId: (line) => line.id,
    state: { columnVisibility, rowSelection: selection },
    onRowSelectionChange: onSelectionChange,
  });
}
