import type { ReactNode } from "react";
import { Callout } from "@/components/ui/callout";
import { CopyButton } from "@/components/ui/copy-button";
import { Money } from "@/components/ui/money";
import { Page, PageHeader } from "@/components/ui/page-header";
import { OrderStatusBadge, PaymentStatusBadge, TestBadge } from "@/components/ui/status-badge";
import { truncateText } from "@/lib/kernel/schemas";
import type { OrderRow } from "@/lib/orders";
import { kindLabels } from "@/lib/orders/browser";
import { BackToList } from "./back-to-list";
import { OrderLive } from "./order-live";

/** A part that stands in the flow on narrow screens and at the side on wide ones, under another id. */
type MovingPart = (titleId: string) => ReactNode;

interface OrderViewProps {
  order: OrderRow;
  platform: string;
  actions: ReactNode;
  /** Until when it can be paid, where it waits for its payment. */
  deadline: ReactNode;
  /** What settles the matter of an order that needs a look, for those who may. */
  review: ReactNode;
  /** In the order of a phone's one column. */
  parts: {
    timeline: ReactNode;
    details: MovingPart;
    message: ReactNode;
    messages: ReactNode;
    items: ReactNode;
    /** How it was paid, where it was paid through Onetill. */
    money: MovingPart | null;
    shipping: MovingPart | null;
    /** The visitor's declaration that it is matched with. */
    confirmation: MovingPart | null;
    notes: ReactNode;
    mails: MovingPart | null;
    customer: MovingPart | null;
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
export function OrderView(props: OrderViewProps) {
  const { order, platform, actions, deadline, review, parts } = props;
  return (
    <Page className="max-sm:pb-24">
      <OrderLive />
      <div className="flex flex-col">
        <BackToList path="/orders" label="Orders" group="Order" />
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
      {deadline}
      {order.needsReview ? (
        <Callout tone="warn" title="Needs a look" actions={review}>
          <span className="wrap-anywhere">{order.needsReview}</span>
        </Callout>
      ) : null}
      {/* What moves is there twice and shown once: so the eye, the Tab key and a screen reader meet
          the parts in the same order at every width. */}
      <div className="xl:grid xl:grid-cols-[minmax(0,1fr)_22rem] xl:items-start xl:gap-5">
        <div className="flex min-w-0 flex-col gap-5">
          {parts.timeline}
          <div className="xl:hidden">{parts.details("details-title")}</div>
          {parts.message}
          {parts.items}
          {parts.money ? <div className="xl:hidden">{parts.money("money-title")}</div> : null}
          {parts.shipping ? (
            <div className="xl:hidden">{parts.shipping("shipping-title")}</div>
          ) : null}
          {parts.confirmation ? (
            <div className="xl:hidden">{parts.confirmation("confirmation-title")}</div>
          ) : null}
          {parts.messages}
          {parts.mails ? <div className="xl:hidden">{parts.mails("mails-title")}</div> : null}
          {parts.notes}
          {parts.customer ? (
            <div className="xl:hidden">{parts.customer("customer-title")}</div>
          ) : null}
          {parts.delivery}
        </div>
        <div className="hidden min-w-0 flex-col gap-5 xl:flex">
          {parts.details("side-details-title")}
          {parts.money?.("side-money-title")}
          {parts.shipping?.("side-shipping-title")}
          {parts.confirmation?.("side-confirmation-title")}
          {parts.mails?.("side-mails-title")}
          {parts.customer?.("side-customer-title")}
        </div>
      </div>
    </Page>
  );
}
