import { Badge, type Tone } from "@/components/ui/badge";
import { Money } from "@/components/ui/money";
import { RelativeTime } from "@/components/ui/relative-time-text";
import type { PaymentRow } from "@/lib/payments";
import { CardInWords } from "./card-in-words";

const looks: Record<PaymentRow["state"], { label: string; tone: Tone }> = {
  open: { label: "Not finished", tone: "neutral" },
  processing: { label: "Under way", tone: "info" },
  succeeded: { label: "Paid", tone: "good" },
  failed: { label: "Refused", tone: "bad" },
  canceled: { label: "Called off", tone: "neutral" },
  unknown: { label: "Not known yet", tone: "warn" },
};

function Attempt({ attempt, zone }: { attempt: PaymentRow; zone: string }) {
  const { label, tone } = looks[attempt.state];
  const why = attempt.state === "failed" ? attempt.failureMessage : null;
  return (
    <li className="flex flex-col gap-1 py-2.5 text-sm first:pt-0 last:pb-0">
      <span className="flex items-start justify-between gap-3">
        <span>
          <Money amount={attempt.amount} currency={attempt.currency} className="font-medium" />
          <span className="text-muted">
            {attempt.onSession ? " by the customer" : ` by ${attempt.askedBy.label}`}
          </span>
        </span>
        <Badge tone={tone}>{label}</Badge>
      </span>
      {why ? <span className="wrap-anywhere">{why}</span> : null}
      {attempt.state === "unknown" ? (
        <span>Stripe did not answer. Onetill looks it up; nothing is charged twice.</span>
      ) : null}
      <span className="flex flex-wrap gap-x-2 text-muted text-xs">
        <span>Attempt {attempt.attempt}</span>
        {attempt.card ? <CardInWords card={attempt.card} /> : null}
        <RelativeTime value={attempt.settledAt ?? attempt.createdAt} zone={zone} />
        {why && attempt.failureCode ? (
          <span className="wrap-anywhere">
            Stripe’s code <code>{attempt.failureCode}</code>
          </span>
        ) : null}
      </span>
    </li>
  );
}

interface PaymentAttemptsProps {
  /** The oldest first, as they are told of. */
  payments: readonly PaymentRow[];
  zone: string;
}

/** Every attempt to charge an order, the newest first, with what came of it and why. */
export function PaymentAttempts({ payments, zone }: PaymentAttemptsProps) {
  return (
    <ol aria-label="Attempts, newest first" className="flex flex-col divide-y divide-line">
      {payments.toReversed().map((attempt) => (
        <Attempt key={attempt.id} attempt={attempt} zone={zone} />
      ))}
    </ol>
  );
}
