import { FlaskConical } from "lucide-react";
import type { OrderStatus, PaymentStatus } from "@/lib/orders/browser";
import { Badge, type Tone } from "./badge";
import { cn } from "./class-names";
import { orderStatusLooks, paymentStatusLooks } from "./order-status-look";

/** Where an order stands: colour, sign and word. */
export function OrderStatusBadge({ status }: { status: OrderStatus }) {
  const { label, tone, Icon } = orderStatusLooks[status];
  return (
    <Badge tone={tone}>
      <Icon aria-hidden />
      {label}
    </Badge>
  );
}

const inks: Record<Tone, string> = {
  neutral: "text-idle-ink",
  good: "text-good-ink",
  info: "text-info-ink",
  warn: "text-warn-ink",
  bad: "text-bad-ink",
  note: "text-note-ink",
  outline: "text-muted",
};

/** Where the money stands; quieter than the order status, since both are in every row. */
export function PaymentStatusBadge({ status }: { status: PaymentStatus }) {
  const { label, tone, Icon } = paymentStatusLooks[status];
  return (
    <span className="inline-flex h-5 items-center gap-1.5 whitespace-nowrap align-middle text-sm">
      <Icon aria-hidden className={cn("size-3.5 shrink-0", inks[tone])} />
      {label}
    </span>
  );
}

/** Marks a test order, everywhere it is shown. */
export function TestBadge() {
  return (
    <Badge tone="outline" title="A test order: it stays out of all figures">
      <FlaskConical aria-hidden />
      Test
    </Badge>
  );
}

const dots: Record<Tone, string> = {
  neutral: "bg-idle",
  good: "bg-good",
  info: "bg-info",
  warn: "bg-warn",
  bad: "bg-bad",
  note: "bg-note",
  outline: "bg-transparent ring-1 ring-control ring-inset",
};

/** A dot and words, for the health of a connection and the like. */
export function StatusDot({ tone, children }: { tone: Tone; children: React.ReactNode }) {
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap text-sm">
      <span aria-hidden className={cn("size-2 shrink-0 rounded-full", dots[tone])} />
      {children}
    </span>
  );
}
