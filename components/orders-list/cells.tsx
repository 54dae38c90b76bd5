import { Flag } from "lucide-react";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Money } from "@/components/ui/money";
import { TestBadge } from "@/components/ui/status-badge";
import type { OrderLine } from "@/lib/orders/schemas";

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

/** The reference, which is the way to the order's page. */
export function ReferenceCell({ line }: { line: OrderLine }) {
  return (
    <span className="flex items-center gap-1.5">
      <Link
        href={`/orders/${line.id}`}
        prefetch={false}
        data-row-link
        className="rounded-sm font-medium font-mono text-[0.78125rem] text-ink hover:text-accent-ink hover:underline"
      >
        {line.reference}
      </Link>
      <OrderMarks line={line} />
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

/** What was paid, and what of it went back. */
export function PriceCell({ line }: { line: OrderLine }) {
  const { amount, amountRefunded, currency } = line;
  return (
    <>
      <Money amount={amount} currency={currency} className="font-medium" />
      {amountRefunded > 0 ? (
        <span className="block text-warn-ink text-xs">
          <Money amount={amountRefunded} currency={currency} /> refunded
        </span>
      ) : null}
    </>
  );
}
