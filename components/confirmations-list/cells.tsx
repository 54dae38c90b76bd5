import Link from "next/link";
import { ConfirmationStatusBadge, NeedsLookBadge } from "@/components/ui/confirmation-status-badge";
import { Money } from "@/components/ui/money";
import { PlatformMark } from "@/components/ui/platform-mark";
import { Time } from "@/components/ui/time";
import { dayAt } from "@/lib/lists/browser";
import { type ConfirmationLine, matchRuleLabel } from "@/lib/matching/browser";

/** The code, which is the way to the confirmation's page. */
export function CodeCell({ line }: { line: ConfirmationLine }) {
  return (
    <Link
      href={`/confirmations/${line.id}`}
      prefetch={false}
      data-row-link
      title={line.id}
      className="whitespace-nowrap rounded-sm font-medium font-mono text-[0.78125rem] text-ink hover:text-accent-ink hover:underline"
    >
      {line.code}
    </Link>
  );
}

/** Where it is to be paid, and how much as far as it was declared. */
export function PaymentCell({ line }: { line: ConfirmationLine }) {
  return (
    <span className="flex flex-col group-data-[density=compact]/table:flex-row group-data-[density=compact]/table:gap-2">
      <PlatformMark platform={line.platform} name={line.platformName} className="max-w-full" />
      {line.amount !== null && line.currency ? (
        <Money amount={line.amount} currency={line.currency} className="text-muted text-xs/5" />
      ) : null}
    </span>
  );
}

/** Who declared it: the address, and the name below it where there is room. */
export function EmailCell({ line }: { line: ConfirmationLine }) {
  return (
    <>
      <bdi className="block truncate" title={line.email}>
        {line.email}
      </bdi>
      {line.name ? (
        <bdi className="block truncate text-muted text-xs group-data-[density=compact]/table:sr-only">
          {line.name}
        </bdi>
      ) : null}
    </>
  );
}

/** Where it stands, and what must not be overlooked. */
export function StatusCell({ line }: { line: ConfirmationLine }) {
  return (
    <span className="flex flex-col items-start gap-1 group-data-[density=compact]/table:flex-row">
      <ConfirmationStatusBadge status={line.status} />
      {line.needsReview ? <NeedsLookBadge matter={line.needsReview} /> : null}
    </span>
  );
}

/** The order that it is matched with, by what, and how surely. */
export function OrderCell({ line }: { line: ConfirmationLine }) {
  const { order } = line;
  if (!order) {
    return <span className="text-faint">{line.saidPaid ? "Said to be paid" : "–"}</span>;
  }
  return (
    <>
      <Link
        href={`/orders/${order.id}`}
        prefetch={false}
        className="rounded-sm font-mono text-[0.78125rem] hover:text-accent-ink hover:underline"
      >
        <span className="sr-only">Order </span>
        {order.reference}
      </Link>
      <span className="block truncate text-muted text-xs group-data-[density=compact]/table:sr-only">
        {matchRuleLabel(order.rule)} · <span className="tabular">{order.score}</span>
        <span className="sr-only"> of 100</span>
      </span>
    </>
  );
}

/** When it was declared; the year is said only when it is not this one. */
export function DeclaredTime(props: { line: ConfirmationLine; zone: string; year: string }) {
  const { line, zone, year } = props;
  const ofThisYear = dayAt(new Date(line.createdAt), zone).startsWith(year);
  return <Time value={line.createdAt} zone={zone} format={ofThisYear ? "compact" : "dateTime"} />;
}
