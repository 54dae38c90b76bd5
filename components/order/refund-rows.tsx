import { Badge, type Tone } from "@/components/ui/badge";
import { Money } from "@/components/ui/money";
import { RelativeTime } from "@/components/ui/relative-time-text";
import type { RefundRow } from "@/lib/payments";

const looks: Record<RefundRow["state"], { label: string; tone: Tone }> = {
  pending: { label: "On its way", tone: "info" },
  succeeded: { label: "Given back", tone: "good" },
  failed: { label: "Failed", tone: "bad" },
  to_send: { label: "To send", tone: "warn" },
};

interface RefundRowsProps {
  refunds: readonly RefundRow[];
  zone: string;
}

/** What was given back of an order: how much, who did it, why, and what came of it. */
export function RefundRows({ refunds, zone }: RefundRowsProps) {
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
