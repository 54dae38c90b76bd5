import { type ColumnDef, createColumnHelper, type RowData } from "@tanstack/react-table";
import type { ReactNode } from "react";
import type { Features } from "@/components/data-table/table-features";
import type { ListColumn } from "@/lib/lists/browser";

/** How one column of a list looks; what it is called, its definition says. */
export interface ColumnLook<Line> {
  cell: (line: Line) => ReactNode;
  meta?: { numeric?: boolean; className?: string; headClassName?: string };
}

/** The columns of a list's table. A new set of them draws every cell anew, which takes the focus away. */
export function listColumns<Line extends RowData, Id extends string>(
  { columns, columnIds }: { columns: Readonly<Record<Id, ListColumn>>; columnIds: readonly Id[] },
  looks: Readonly<Record<Id, ColumnLook<Line>>>,
): ColumnDef<Features, Line>[] {
  const helper = createColumnHelper<Features, Line>();
  return helper.columns(
    columnIds.map((id) =>
      helper.display({
        id,
        header: columns[id].label,
        cell: ({ row }) => looks[id].cell(row.original),
        meta: looks[id].meta ?? {},
      }),
    ),
  );
}
