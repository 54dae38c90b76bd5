import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { Pager } from "@/components/ui/pager";
import { TableSkeleton } from "@/components/ui/skeleton";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  TableScroller,
} from "@/components/ui/table";
import type { AnyListState, ListOf } from "./list-of";

/** How one column of a log looks; what it is called, its definition says. */
export interface LogCell<Line> {
  cell: (line: Line) => ReactNode;
  numeric?: boolean;
  className?: string;
  headClassName?: string;
}

interface LogListProps<State extends AnyListState, Line extends { id: string }> {
  list: ListOf<State>;
  state: State;
  page: { rows: readonly Line[]; nextCursor: string | null; previousCursor: string | null };
  /** Names the table: "Deliveries". */
  label: string;
  /** By column; a log without columns is lines on every screen. */
  cells?: { readonly [Id in string]: LogCell<Line> };
  /** Whether the reader has more than one site. */
  showSite?: boolean;
  /** The rows one below the other, for phones. */
  lines: ReactNode;
  /** What stands there when there is no row. */
  empty: ReactNode;
}

/** A page of a log: a table, or on phones one row below the other, with the way to the next. */
export function LogList<State extends AnyListState, Line extends { id: string }>(
  props: LogListProps<State, Line>,
) {
  const { list, state, page, cells, lines, empty } = props;
  const { rows, previousCursor, nextCursor } = page;
  const at = (place: Partial<State>) => list.href({ ...list.begun(state), ...place });
  return (
    <>
      <Card className="overflow-hidden">
        {rows.length === 0 ? empty : null}
        {rows.length > 0 && cells ? <LogTable {...props} cells={cells} /> : null}
        {rows.length > 0 ? <div className={cells ? "sm:hidden" : undefined}>{lines}</div> : null}
      </Card>
      {previousCursor || nextCursor ? (
        <Pager
          previousHref={previousCursor && at({ before: previousCursor } as Partial<State>)}
          nextHref={nextCursor && at({ after: nextCursor } as Partial<State>)}
        />
      ) : null}
    </>
  );
}

function LogTable<State extends AnyListState, Line extends { id: string }>(
  props: LogListProps<State, Line> & { cells: { readonly [Id in string]: LogCell<Line> } },
) {
  const { list, page, label, cells, showSite = false } = props;
  const shown = list.columnIds.flatMap((id) => {
    const look = cells[id];
    return look && (id !== "site" || showSite) ? [{ id, look }] : [];
  });
  return (
    <div className="hidden sm:block">
      <TableScroller label={label}>
        <Table>
          <TableHead>
            <tr>
              {shown.map(({ id, look }) => (
                <TableHeader key={id} numeric={look.numeric} className={look.headClassName}>
                  {list.columns[id]?.label}
                </TableHeader>
              ))}
            </tr>
          </TableHead>
          <TableBody>
            {page.rows.map((line) => (
              <TableRow key={line.id} interactive className="relative">
                {shown.map(({ id, look }) => (
                  <TableCell key={id} numeric={look.numeric} className={look.className}>
                    {look.cell(line)}
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableScroller>
    </div>
  );
}

/** What stands there while a page is on its way. */
export function LogSkeleton() {
  return (
    <Card className="overflow-hidden">
      <TableSkeleton rows={12} columns={5} />
    </Card>
  );
}
