import { Badge, type Tone } from "@/components/ui/badge";
import { Money } from "@/components/ui/money";
import { RelativeTime } from "@/components/ui/relative-time-text";
import type { OrderItemRow } from "@/lib/orders";
import type { RefundLine, RefundRow } from "@/lib/payments";

const looks: Record<RefundRow["state"], { label: string; tone: Tone }> = {
  pending: { label: "On its way", tone: "info" },
  succeeded: { label: "Given back", tone: "good" },
  failed: { label: "Failed", tone: "bad" },
  to_send: { label: "To send", tone: "warn" },
};

/** "2 × Print", "Print" for an amount of it, "Shipping". */
function lineName({ item, quantity }: RefundLine, items: readonly OrderItemRow[]): string {
  if (item === "shipping") return "Shipping";
  const name = items[item]?.name ?? "An item";
  return quantity === null ? name : `${quantity} × ${name}`;
}

interface RefundRowsProps {
  refunds: readonly RefundRow[];
  /** Of the order, for the names of what money was given back for. */
  items: readonly OrderItemRow[];
  zone: string;
}

/** What was given back of an order: how much, who did it, why, and what came of it. */
export function RefundRows({ refunds, items, zone }: RefundRowsProps) {
  return (
    <ol aria-label="Refunds" className="flex flex-col divide-y divide-line">
      {refunds.map((one) => (
        <li key={one.id} className="flex flex-col gap-1 py-2.5 text-sm first:pt-0 last:pb-0">
          <span className="flex items-start justify-between gap-3">
            <span>
              <Money amount={one.amount} currency={one.currency} className="font-medium" />
              <span className="text-muted"> refunded by {one.askedBy.label}</span>
            </span>
            <Badge tone={looks[one.state].tone}>{looks[one.state].label}</Badge>
          </span>
          {one.lines ? (
            <ul aria-label="For" className="text-muted">
              {one.lines.map((line) => (
                <li key={line.item} className="flex justify-between gap-3">
                  <span className="wrap-anywhere">{lineName(line, items)}</span>
                  <Money amount={line.amount} currency={one.currency} />
                </li>
              ))}
            </ul>
          ) : null}
          {one.failureMessage ? <span className="wrap-anywhere">{one.failureMessage}</span> : null}
          {one.reason ? <span className="wrap-anywhere text-muted">“{one.reason}”</span> : null}
          <span className="text-muted text-xs">
            <RelativeTime value={one.settledAt ?? one.createdAt} zone={zone} />
          </span>
        </li>
      ))}
    </ol>
  );
}
