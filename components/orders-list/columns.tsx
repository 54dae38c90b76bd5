import { type ColumnDef, createColumnHelper } from "@tanstack/react-table";
import type { Features } from "@/components/data-table/table-features";
import { PlatformMark } from "@/components/ui/platform-mark";
import { OrderStatusBadge, PaymentStatusBadge } from "@/components/ui/status-badge";
import { kindLabels, type OrderColumnId, type OrderLine, orderList } from "@/lib/orders/browser";
import { CustomerCell, OrderTime, PriceCell, ReferenceCell } from "./cells";
import { MailCell } from "./mail-cell";

interface OrderColumn {
  cell: (line: OrderLine) => React.ReactNode;
  meta?: { numeric?: boolean; className?: string; headClassName?: string };
}

const truncated = (text: string | null) =>
  text ? (
    <span title={text} className="block truncate">
      {text}
    </span>
  ) : (
    <span className="text-faint">–</span>
  );

/** What the cells need to know beside the order. */
export interface ColumnAbout {
  /** Times are shown in it. */
  zone: string;
  /** Dates of this year are shown without it. */
  year: string;
}

const cells = ({ zone, year }: ColumnAbout) =>
  ({
    placed_at: {
      cell: (line) => <OrderTime line={line} zone={zone} year={year} />,
      meta: { className: "text-muted" },
    },
    reference: { cell: (line) => <ReferenceCell line={line} /> },
    site: {
      cell: (line) => truncated(line.siteName),
      meta: { className: "max-w-24 2xl:max-w-40" },
    },
    customer: {
      cell: (line) => <CustomerCell line={line} />,
      meta: { className: "max-w-40 2xl:max-w-60" },
    },
    // Takes the room that the others leave.
    item: {
      cell: (line) => truncated(line.item),
      meta: { className: "w-full max-w-0", headClassName: "min-w-25" },
    },
    amount: { cell: (line) => <PriceCell line={line} />, meta: { numeric: true } },
    status: { cell: (line) => <OrderStatusBadge status={line.status} /> },
    payment: { cell: (line) => <PaymentStatusBadge status={line.paymentStatus} /> },
    mail: { cell: (line) => <MailCell line={line} /> },
    platform: {
      cell: (line) => (
        <PlatformMark
          platform={line.platform}
          name={line.platformName}
          className="max-w-full align-middle"
        />
      ),
      meta: { className: "max-w-28 2xl:max-w-40" },
    },
    transaction: {
      cell: (line) => truncated(line.transactionId),
      meta: { className: "max-w-24 2xl:max-w-60 font-mono text-muted text-xs" },
    },
    kind: { cell: (line) => kindLabels[line.kind], meta: { className: "whitespace-nowrap" } },
    message: {
      cell: (line) => truncated(line.message),
      meta: { className: "max-w-64 text-muted" },
    },
  }) satisfies Record<OrderColumnId, OrderColumn>;

const helper = createColumnHelper<Features, OrderLine>();

/** The columns of the list. A new set of them draws every cell anew, which takes the focus away. */
export function orderColumns(about: ColumnAbout): ColumnDef<Features, OrderLine>[] {
  const byId: Record<OrderColumnId, OrderColumn> = cells(about);
  return helper.columns(
    orderList.columnIds.map((id) =>
      helper.display({
        id,
        header: orderList.columns[id].label,
        cell: ({ row }) => byId[id].cell(row.original),
        meta: byId[id].meta ?? {},
      }),
    ),
  );
}
