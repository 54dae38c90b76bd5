"use client";

import type { RowData } from "@tanstack/react-table";
import { FlexRender } from "@tanstack/react-table";
import type { ReactNode } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/class-names";
import { Table, TableBody, TableHead, TableHeader } from "@/components/ui/table";
import { DataRow } from "./data-row";
import type { AnyTable } from "./table-features";

export type Density = "comfortable" | "compact";
export type AriaSort = "ascending" | "descending" | "none";

interface DataTableProps<Line extends RowData> {
  table: AnyTable<Line>;
  /** What the rows are, for screen readers: "Orders". */
  label: string;
  density: Density;
  /** The ids of the selected rows. */
  selected: Readonly<Record<string, true>>;
  /** What a column's head shows, and how the column is sorted; undefined for an unsortable one. */
  sortOf: (columnId: string) => { now: AriaSort; head: ReactNode } | undefined;
  /** Names a row in its checkbox: "Select order 7F3K9QWD". */
  selectLabel: (line: Line) => string;
  isFresh: (id: string) => boolean;
  onOpen: (line: Line, newTab: boolean) => void;
  busy: boolean;
  className?: string;
}

/** Rows and columns with selection. It belongs into a `ScrollRegion`, whose top its head sticks to. */
export function DataTable<Line extends RowData>(props: DataTableProps<Line>) {
  const { table, selected, sortOf, selectLabel, isFresh, onOpen } = props;
  const rows = table.getRowModel().rows;
  const all = table.getIsAllPageRowsSelected();
  const columns = table.getVisibleLeafColumns().map((column) => column.id);
  return (
    <Table
      density={props.density}
      aria-label={props.label}
      aria-busy={props.busy}
      className={props.className}
    >
      <TableHead>
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id}>
            <TableHeader className="w-10 pr-0">
              <Checkbox
                aria-label={all ? "Select none of this page" : "Select all of this page"}
                checked={all}
                indeterminate={!all && table.getIsSomePageRowsSelected()}
                onChange={table.getToggleAllPageRowsSelectedHandler()}
                className="-ml-1 align-middle"
              />
            </TableHeader>
            {group.headers.map((header) => {
              const sort = sortOf(header.column.id);
              return (
                <TableHeader
                  key={header.id}
                  numeric={header.column.columnDef.meta?.numeric}
                  aria-sort={sort?.now}
                  className={cn("px-2", header.column.columnDef.meta?.headClassName)}
                >
                  {sort?.head ?? <FlexRender header={header} />}
                </TableHeader>
              );
            })}
          </tr>
        ))}
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <DataRow
            key={row.id}
            row={row}
            line={row.original}
            columns={columns.join()}
            selected={selected[row.id] ?? false}
            fresh={isFresh(row.id)}
            label={selectLabel(row.original)}
            onOpen={onOpen}
          />
        ))}
      </TableBody>
    </Table>
  );
}
