import type { ReactNode } from "react";
import { cn } from "@/components/ui/class-names";
import { Money } from "@/components/ui/money";
import type { OrderRow } from "@/lib/orders";

function Line({ term, strong, children }: { term: string; strong?: boolean; children: ReactNode }) {
  return (
    <div className={cn("flex justify-between gap-6", strong && "font-semibold")}>
      <dt className={strong ? undefined : "text-muted"}>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface OrderTotalsProps {
  order: OrderRow;
  /** What the platform kept, in minor units of the order's currency. */
  fee: { amount: bigint; platform: string } | null;
  hint?: string;
}

/** What was paid, what went back, what is left of it, and what the platform kept of that. */
export function OrderTotals({ order, fee, hint }: OrderTotalsProps) {
  const { amount, amountRefunded, currency } = order;
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-2 border-line border-t bg-sunken/60 px-4 py-3 text-sm">
      <p className="flex-1 basis-48 text-muted text-xs">{hint}</p>
      <dl className="flex w-full flex-col gap-1 sm:w-56">
        <Line term="Total" strong>
          <Money amount={amount} currency={currency} />
        </Line>
        {amountRefunded > 0n ? (
          <>
            <Line term="Refunded">
              <Money amount={-amountRefunded} currency={currency} className="text-warn-ink" />
            </Line>
            <Line term="Left" strong>
              <Money amount={amount - amountRefunded} currency={currency} />
            </Line>
          </>
        ) : null}
        {fee ? (
          <>
            <Line term={`Fee of ${fee.platform}`}>
              <Money amount={-fee.amount} currency={currency} />
            </Line>
            <Line term="Net" strong>
              <Money amount={amount - amountRefunded - fee.amount} currency={currency} />
            </Line>
          </>
        ) : null}
      </dl>
    </div>
  );
}
