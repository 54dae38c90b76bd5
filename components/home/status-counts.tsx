import Link from "next/link";
import { Card, CardHeader } from "@/components/ui/card";
import { orderStatusLooks } from "@/components/ui/order-status-look";
import { OrderStatusBadge } from "@/components/ui/status-badge";
import type { OrderStatus } from "@/lib/orders/browser";
import { ordersHref } from "./orders-link";

interface StatusCountsProps {
  counts: Record<OrderStatus, number>;
  filter: { site: string | undefined; days: { from: string; to: string } };
}

const bars: Record<string, string> = {
  info: "bg-info",
  note: "bg-note",
  warn: "bg-warn",
  good: "bg-good",
  bad: "bg-bad",
  neutral: "bg-idle",
};

/** How many orders of the period stand where; each leads to them. */
export function StatusCounts({ counts, filter }: StatusCountsProps) {
  const statuses = Object.keys(orderStatusLooks) as OrderStatus[];
  const shown = statuses.filter((status) => counts[status] > 0);
  const most = Math.max(1, ...shown.map((status) => counts[status]));
  return (
    <Card aria-labelledby="status-counts">
      <CardHeader
        titleId="status-counts"
        title="Orders by status"
        description="All currencies"
        divided
      />
      {shown.length === 0 ? (
        <p className="px-4 py-6 text-center text-muted text-sm">No orders on these days.</p>
      ) : (
        <ul className="py-1.5">
          {shown.map((status) => (
            <li key={status}>
              <Link
                href={ordersHref({ status: [status], test: "hide", ...filter })}
                className="grid grid-cols-[8.5rem_1fr_auto] items-center gap-3 px-4 py-1.5 text-sm transition-colors hover:bg-hover focus-visible:-outline-offset-2 touch:min-h-11"
              >
                <span>
                  <OrderStatusBadge status={status} />
                </span>
                <span aria-hidden className="h-1.5 overflow-hidden rounded-full bg-hover">
                  <span
                    className={`block h-full rounded-full ${bars[orderStatusLooks[status].tone]}`}
                    style={{ width: `${Math.max(2, (counts[status] / most) * 100)}%` }}
                  />
                </span>
                <span className="tabular min-w-8 text-right font-medium">
                  {counts[status].toLocaleString("en")}
                  <span className="sr-only"> {counts[status] === 1 ? "order" : "orders"}</span>
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
