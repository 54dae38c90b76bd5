"use client";

import Link from "next/link";
import { Checkbox } from "@/components/ui/checkbox";
import { Money } from "@/components/ui/money";
import { PlatformMark } from "@/components/ui/platform-mark";
import { OrderStatusBadge, PaymentStatusBadge } from "@/components/ui/status-badge";
import type { OrderLine } from "@/lib/orders/browser";
import { OrderMarks, OrderTime, RefundedAmount } from "./cells";
import { MailMark } from "./mail-cell";

interface OrderCardsProps {
  lines: readonly OrderLine[];
  zone: string;
  year: string;
  /** Names the site in each card. */
  showSite: boolean;
  selected: Readonly<Record<string, true>>;
  onSelect: (id: string) => void;
  isFresh: (id: string) => boolean;
}

/** The list as it is on phones: a card for each order, which is a link as a whole. */
export function OrderCards(props: OrderCardsProps) {
  return (
    <ul aria-label="Orders" className="divide-y divide-line sm:hidden">
      {props.lines.map((line) => (
        <OrderCard key={line.id} line={line} {...props} />
      ))}
    </ul>
  );
}

function OrderCard(props: OrderCardsProps & { line: OrderLine }) {
  const { line, zone, year, showSite, selected, onSelect, isFresh } = props;
  const chosen = selected[line.id] ?? false;
  return (
    <li
      data-row-id={line.id}
      data-selected={chosen || undefined}
      data-fresh={isFresh(line.id) || undefined}
      className="relative flex gap-1 py-2.5 pr-4 pl-1.5 transition-colors duration-700 data-fresh:bg-accent-soft data-selected:bg-accent-soft/60 data-fresh:duration-0"
    >
      <Checkbox
        aria-label={`Select order ${line.reference}`}
        checked={chosen}
        onChange={() => onSelect(line.id)}
        data-row-select
        className="z-10 -my-0.5 shrink-0 [&>span]:size-9"
      />
      <div className="min-w-0 flex-1">
        <div className="flex items-baseline justify-between gap-3">
          <Link
            href={`/orders/${line.id}`}
            prefetch={false}
            data-row-link
            className="min-w-0 truncate font-medium text-base after:absolute after:inset-0"
          >
            <span className="sr-only">Order {line.reference}, </span>
            {line.customerName ?? line.customerEmail ?? "Name not given"}
          </Link>
          <Money amount={line.amount} currency={line.currency} className="font-medium text-base" />
        </div>
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
      </div>
    </li>
  );
}
