import { type ColumnDef, createColumnHelper } from "@tanstack/react-table";
import type { Features } from "@/components/data-table/table-features";
import { PlatformMark } from "@/components/ui/platform-mark";
import { OrderStatusBadge, PaymentStatusBadge } from "@/components/ui/status-badge";
import { Time } from "@/components/ui/time";
import {
  kindLabels,
  type ListColumnId,
  listColumnIds,
  listColumns,
  type OrderLine,
} from "@/lib/orders/schemas";
import { CustomerCell, PriceCell, ReferenceCell } from "./cells";

interface OrderColumn {
  cell: (line: OrderLine) => React.ReactNode;
  meta?: { numeric?: boolean; className?: string };
}

const truncated = (text: string | null) =>
  text ? (
    <span title={text} className="block truncate">
      {text}
    </span>
  ) : (
    <span className="text-faint">–</span>
  );

const cells = (zone: string, platformName: (slug: string) => string) =>
  ({
    placed_at: {
      cell: (line) => <Time value={line.placedAt} zone={zone} />,
      meta: { className: "text-muted" },
    },
    reference: { cell: (line) => <ReferenceCell line={line} /> },
    site: { cell: (line) => truncated(line.siteName), meta: { className: "max-w-36" } },
    customer: { cell: (line) => <CustomerCell line={line} />, meta: { className: "max-w-52" } },
    item: { cell: (line) => truncated(line.item), meta: { className: "max-w-56 min-w-32" } },
    amount: { cell: (line) => <PriceCell line={line} />, meta: { numeric: true } },
    status: { cell: (line) => <OrderStatusBadge status={line.status} /> },
    payment: { cell: (line) => <PaymentStatusBadge status={line.paymentStatus} /> },
    platform: {
      cell: (line) => <PlatformMark platform={line.platform} name={platformName(line.platform)} />,
      meta: { className: "whitespace-nowrap" },
    },
    transaction: {
      cell: (line) => truncated(line.transactionId),
      meta: { className: "max-w-36 font-mono text-muted text-xs" },
    },
    kind: { cell: (line) => kindLabels[line.kind], meta: { className: "whitespace-nowrap" } },
    message: {
      cell: (line) => truncated(line.message),
      meta: { className: "max-w-64 text-muted" },
    },
  }) satisfies Record<ListColumnId, OrderColumn>;

const helper = createColumnHelper<Features, OrderLine>();

/** The columns of the list; times are shown in `zone`. */
export function orderColumns(
  zone: string,
  platformName: (slug: string) => string,
): ColumnDef<Features, OrderLine>[] {
  const byId: Record<ListColumnId, OrderColumn> = cells(zone, platformName);
  return helper.columns(
    listColumnIds.map((id) =>
      helper.display({
        id,
        header: listColumns[id].label,
        cell: ({ row }) => byId[id].cell(row.original),
        meta: byId[id].meta ?? {},
      }),
    ),
  );
}
