import { type ColumnLook, listColumns } from "@/components/list-page/list-columns";
import { PlatformMark } from "@/components/ui/platform-mark";
import { OrderStatusBadge, PaymentStatusBadge } from "@/components/ui/status-badge";
import { kindLabels, type OrderColumnId, type OrderLine, orderList } from "@/lib/orders/browser";
import { CustomerCell, OrderTime, PriceCell, ReferenceCell } from "./cells";
import { MailCell } from "./mail-cell";

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

const looks = ({ zone, year }: ColumnAbout): Record<OrderColumnId, ColumnLook<OrderLine>> => ({
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
});

/** The columns of the list of orders. */
export const orderColumns = (about: ColumnAbout) => listColumns(orderList, looks(about));
