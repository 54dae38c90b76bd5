import Link from "next/link";
import { Money } from "@/components/ui/money";
import { OrderStatusBadge, TestBadge } from "@/components/ui/status-badge";
import { Time } from "@/components/ui/time";
import { toPublicId } from "@/lib/kernel";
import type { OrderRow } from "@/lib/orders";

/** Orders in two lines each, for a narrow panel. */
export function CustomerOrderList({ orders }: { orders: OrderRow[] }) {
  return (
    <ul className="-mx-2 flex flex-col">
      {orders.map((order) => (
        <li key={order.id}>
          <Link
            href={`/orders/${toPublicId("order", order.id)}`}
            className="flex flex-col gap-1 rounded-md px-2 py-1.5 text-sm hover:bg-hover"
          >
            <span className="flex items-baseline justify-between gap-3">
              <span dir="auto" className="min-w-0 truncate font-medium">
                {order.itemSummary}
              </span>
              <Money amount={order.amount} currency={order.currency} />
            </span>
            <span className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 text-muted text-xs">
              <span>
                <span className="font-mono">{order.reference}</span>
                {" · "}
                <Time value={order.placedAt} zone={order.siteTimeZone} format="date" />
              </span>
              <span className="flex gap-1">
                {order.isTest ? <TestBadge /> : null}
                <OrderStatusBadge status={order.status} />
              </span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
