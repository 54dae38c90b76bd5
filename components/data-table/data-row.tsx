"use client";

import { FlexRender, type Row, type RowData } from "@tanstack/react-table";
import { memo } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/class-names";
import { TableCell, TableRow } from "@/components/ui/table";
import { opensRow } from "./opens-row";
import type { Features } from "./table-features";

interface DataRowProps<Line extends RowData> {
  row: Row<Features, Line>;
  /** The row's content; a new one draws it again. */
  line: Line;
  /** Which columns in which order; a change draws it again. */
  columns: string;
  selected: boolean;
  /** It has just come in. */
  fresh: boolean;
  label: string;
  onOpen: (line: Line, newTab: boolean) => void;
}

function PlainRow<Line extends RowData>(props: DataRowProps<Line>) {
  const { row, line, selected, fresh, label, onOpen } = props;
  const open = (event: React.MouseEvent<HTMLElement>) => {
    const how = opensRow(event);
    if (how) onOpen(line, how === "new tab");
  };
  return (
    <TableRow
      interactive
      data-row-id={row.id}
      data-fresh={fresh || undefined}
      aria-selected={selected || undefined}
      onClick={open}
      onAuxClick={open}
      className="duration-700 focus-within:bg-sunken hover:duration-100 data-fresh:bg-accent-soft data-fresh:duration-0 aria-selected:bg-accent-soft/60 aria-selected:focus-within:bg-accent-soft/80 aria-selected:hover:bg-accent-soft/80"
    >
      <TableCell
        data-opens-nothing
        className="w-10 py-0 pr-0 group-data-[density=compact]/table:py-0"
      >
        <Checkbox
          aria-label={label}
          checked={selected}
          onChange={() => {}}
          onClick={row.getToggleSelectedHandler()}
          data-row-select
          className="-ml-1 align-middle"
        />
      </TableCell>
      {row.getVisibleCells().map((cell) => (
        <TableCell
          key={cell.id}
          numeric={cell.column.columnDef.meta?.numeric}
          className={cn(
            "px-2 py-2 group-data-[density=compact]/table:py-1",
            cell.column.columnDef.meta?.className,
          )}
        >
          <FlexRender cell={cell} />
        </TableCell>
      ))}
    </TableRow>
  );
}

/** One line of a table. Drawn again only when what it shows has changed. */
export const DataRow = memo(
  PlainRow,
  (before, after) =>
    before.row === after.row &&
    before.line === after.line &&
    before.columns === after.columns &&
    before.selected === after.selected &&
    before.fresh === after.fresh &&
    before.label === after.label,
) as typeof PlainRow;
