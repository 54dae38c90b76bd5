import { Flag, Undo2 } from "lucide-react";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/class-names";
import { Money } from "@/components/ui/money";
import { TestBadge } from "@/components/ui/status-badge";
import { Time } from "@/components/ui/time";
import { dayAt } from "@/lib/lists/browser";
import type { OrderLine } from "@/lib/orders/browser";

/** The marks of an order that must not be overlooked. */
export function OrderMarks({ line }: { line: OrderLine }) {
  return (
    <>
      {line.isTest ? <TestBadge /> : null}
      {line.needsReview ? (
        <Badge tone="warn" title={line.needsReview}>
          <Flag aria-hidden />
          Review
          <span className="sr-only">: {line.needsReview}</span>
        </Badge>
      ) : null}
    </>
  );
}

/** When it was placed; the year is said only when it is not this one. */
export function OrderTime(props: { line: OrderLine; zone: string; year: string }) {
  const { line, zone, year } = props;
  const ofThisYear = dayAt(new Date(line.placedAt), zone).startsWith(year);
  return <Time value={line.placedAt} zone={zone} format={ofThisYear ? "compact" : "dateTime"} />;
}

/** The reference, which is the way to the order's page. */
export function ReferenceCell({ line }: { line: OrderLine }) {
  return (
    <span className="flex flex-col items-start gap-0.5 group-data-[density=compact]/table:flex-row group-data-[density=compact]/table:items-center group-data-[density=compact]/table:gap-1.5">
      <Link
        href={`/orders/${line.id}`}
        prefetch={false}
        data-row-link
        className="rounded-sm font-medium font-mono text-[0.78125rem] text-ink hover:text-accent-ink hover:underline"
      >
        {line.reference}
      </Link>
      {line.isTest || line.needsReview ? (
        <span className="flex gap-1">
          <OrderMarks line={line} />
        </span>
      ) : null}
    </span>
  );
}

/** Who paid: the name, and the address below it where there is room. */
export function CustomerCell({ line }: { line: OrderLine }) {
  const { customerName: name, customerEmail: email } = line;
  if (!name && !email) return <span className="text-faint">Not given</span>;
  return (
    <>
      <span className="block truncate">{name ?? email}</span>
      {name && email ? (
        <span className="block truncate text-muted text-xs group-data-[density=compact]/table:sr-only">
          {email}
        </span>
      ) : null}
    </>
  );
}

/** What of the price went back, if anything. */
export function RefundedAmount({ line, className }: { line: OrderLine; className?: string }) {
  const { amountRefunded, currency } = line;
  if (amountRefunded === 0) return null;
  return (
    <span
      title="Refunded"
      className={cn("flex items-center justify-end gap-1 text-warn-ink text-xs", className)}
    >
      <Undo2 aria-hidden className="size-3" />
      <span className="sr-only">Refunded </span>
      <Money amount={amountRefunded} currency={currency} />
    </span>
  );
}

/** What was paid, and what of it went back. */
export function PriceCell({ line }: { line: OrderLine }) {
  return (
    <span className="flex flex-col group-data-[density=compact]/table:flex-row-reverse group-data-[density=compact]/table:justify-start group-data-[density=compact]/table:gap-2">
      <Money amount={line.amount} currency={line.currency} className="font-medium" />
      <RefundedAmount line={line} />
    </span>
  );
}
