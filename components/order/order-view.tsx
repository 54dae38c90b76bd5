import type { ReactNode } from "react";
import { Callout } from "@/components/ui/callout";
import { CopyButton } from "@/components/ui/copy-button";
import { Money } from "@/components/ui/money";
import { Page, PageHeader } from "@/components/ui/page-header";
import { OrderStatusBadge, PaymentStatusBadge, TestBadge } from "@/components/ui/status-badge";
import { truncateText } from "@/lib/kernel/schemas";
import type { OrderRow } from "@/lib/orders";
import { kindLabels } from "@/lib/orders/schemas";
import { BackToOrders } from "./back-to-orders";
import { OrderLive } from "./order-live";

interface OrderViewProps {
  order: OrderRow;
  platform: string;
  actions: ReactNode;
  /** The parts in the order of a phone's one column. */
  parts: {
    timeline: ReactNode;
    details: ReactNode;
    message: ReactNode;
    items: ReactNode;
    shipping: ReactNode;
    notes: ReactNode;
    customer: ReactNode;
    delivery: ReactNode;
  };
}

function Headline({ order, platform }: { order: OrderRow; platform: string }) {
  const name = order.customerName ?? order.customerEmail;
  return (
    <>
      <Money
        amount={order.amount}
        currency={order.currency}
        className="font-semibold text-base text-ink"
      />
      {` · ${kindLabels[order.kind]}`}
      {name ? (
        <>
          {" from "}
          <bdi className="wrap-anywhere">{truncateText(name, 60)}</bdi>
        </>
      ) : null}
      {` on ${platform}`}
    </>
  );
}

/** The frame of an order's page: two columns on wide screens, one on others. */
export function OrderView({ order, platform, actions, parts }: OrderViewProps) {
  return (
    <Page className="max-sm:pb-24">
      <OrderLive />
      <div className="flex flex-col">
        <BackToOrders />
        <PageHeader
          title={
            <>
              <span className="sr-only">Order </span>
              <span className="tabular">{order.reference}</span>
            </>
          }
          badges={
            <>
              <CopyButton value={order.reference} what="reference" className="-mx-1.5" />
              <OrderStatusBadge status={order.status} />
              <PaymentStatusBadge status={order.paymentStatus} />
              {order.isTest ? <TestBadge /> : null}
            </>
          }
          description={<Headline order={order} platform={platform} />}
          actions={actions}
        />
      </div>
      {order.needsReview ? (
        <Callout tone="warn" title="Needs a look">
          <span className="wrap-anywhere">{order.needsReview}</span>
        </Callout>
      ) : null}
      {/* In one column the boxes dissolve and each part takes its own place in the reading order. */}
      <div className="flex flex-col gap-5 [reading-flow:flex-visual] xl:grid xl:grid-cols-[minmax(0,1fr)_22rem] xl:items-start">
        <div className="contents xl:flex xl:min-w-0 xl:flex-col xl:gap-5">
          <div className="order-1">{parts.timeline}</div>
          {parts.message ? <div className="order-3">{parts.message}</div> : null}
          <div className="order-4">{parts.items}</div>
          <div className="order-6">{parts.notes}</div>
          {parts.delivery ? <div className="order-8">{parts.delivery}</div> : null}
        </div>
        <div className="contents xl:flex xl:min-w-0 xl:flex-col xl:gap-5">
          <div className="order-2">{parts.details}</div>
          {parts.shipping ? <div className="order-5">{parts.shipping}</div> : null}
          {parts.customer ? <div className="order-7">{parts.customer}</div> : null}
        </div>
      </div>
    </Page>
  );
}
