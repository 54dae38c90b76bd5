"use client";

import { ListCard, ListCards } from "@/components/list-page/list-cards";
import type { CardsAbout } from "@/components/list-page/list-page";
import { Money } from "@/components/ui/money";
import { PlatformMark } from "@/components/ui/platform-mark";
import { OrderStatusBadge, PaymentStatusBadge } from "@/components/ui/status-badge";
import type { OrderLine } from "@/lib/orders/browser";
import { OrderMarks, OrderTime, RefundedAmount } from "./cells";
import { MailMark } from "./mail-cell";

/** The list of orders as it is on phones. */
export function OrderCards(about: CardsAbout<OrderLine>) {
  return (
    <ListCards label="Orders" about={about}>
      {(line) => <OrderCard key={line.id} line={line} about={about} />}
    </ListCards>
  );
}

function OrderCard({ line, about }: { line: OrderLine; about: CardsAbout<OrderLine> }) {
  const { zone, year, showSite } = about;
  return (
    <ListCard
      line={line}
      about={about}
      selectLabel={`Select order ${line.reference}`}
      href={`/orders/${line.id}`}
      heading={
        <>
          <span className="sr-only">Order {line.reference}, </span>
          {line.customerName ?? line.customerEmail ?? "Name not given"}
        </>
      }
      figure={
        <Money amount={line.amount} currency={line.currency} className="font-medium text-base" />
      }
    >
      <div className="flex items-baseline justify-between gap-3 text-muted text-sm">
        <span className="min-w-0 truncate">{line.item}</span>
        <RefundedAmount line={line} className="shrink-0" />
      </div>
      <div className="mt-1.5 flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <OrderStatusBadge status={line.status} />
        <PaymentStatusBadge status={line.paymentStatus} />
        <MailMark line={line} />
        <OrderMarks line={line} />
      </div>
      <div className="mt-1.5 flex items-center gap-2 text-muted text-xs">
        <PlatformMark platform={line.platform} name={line.platformName} iconOnly />
        <OrderTime line={line} zone={zone} year={year} />
        <span className="font-mono">{line.reference}</span>
        {showSite ? <span className="min-w-0 truncate">{line.siteName}</span> : null}
      </div>
    </ListCard>
  );
}
