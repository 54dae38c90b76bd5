import { ReceiptText } from "lucide-react";
import Link from "next/link";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Money } from "@/components/ui/money";
import { PlatformMark } from "@/components/ui/platform-mark";
import { RelativeTime } from "@/components/ui/relative-time-text";
import { OrderStatusBadge, TestBadge } from "@/components/ui/status-badge";
import { TextLink } from "@/components/ui/text-link";
import { toPublicId } from "@/lib/kernel";
import type { OrderRow } from "@/lib/orders";
import { platformName } from "@/lib/platforms";
import { ordersHref } from "./orders-link";

interface NewestOrdersProps {
  orders: OrderRow[];
  site: string | undefined;
}

/** The latest orders, whatever the range; each leads to its page. */
export function NewestOrders({ orders, site }: NewestOrdersProps) {
  return (
    <Card aria-labelledby="newest-orders">
      <CardHeader
        titleId="newest-orders"
        title="Newest orders"
        actions={
          <TextLink className="text-sm" href={ordersHref({ site })}>
            All orders
          </TextLink>
        }
        divided
      />
      {orders.length === 0 ? (
        <EmptyState
          as="h3"
          icon={<ReceiptText />}
          title="No orders yet"
          description="The first one appears here by itself."
        />
      ) : (
        <ul className="divide-y divide-line">
          {orders.map((order) => (
            <li key={order.id}>
              <OrderLine order={order} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function OrderLine({ order }: { order: OrderRow }) {
  const customer = order.customerName ?? order.customerEmail ?? "Somebody";
  return (
    <Link
      href={`/orders/${toPublicId("order", order.id)}`}
      className="flex items-center gap-3 px-4 py-2.5 transition-colors hover:bg-hover focus-visible:-outline-offset-2"
    >
      <PlatformMark platform={order.platform} name={platformName(order.platform)} iconOnly />
      <span className="min-w-0 flex-1">
        <span className="flex min-w-0 items-center gap-2">
          <bdi className="truncate font-medium text-sm">{customer}</bdi>
          {order.isTest ? <TestBadge /> : null}
        </span>
        <span className="block truncate text-muted text-xs">
          <bdi>{order.itemSummary}</bdi> ·{" "}
          <RelativeTime value={order.placedAt} zone={order.siteTimeZone} />
        </span>
      </span>
      <span className="hidden sm:block">
        <OrderStatusBadge status={order.status} />
      </span>
      <Money
        className="min-w-20 text-right font-medium text-sm"
        amount={order.amount}
        currency={order.currency}
      />
    </Link>
  );
}
