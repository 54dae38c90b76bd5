import { Badge, type Tone } from "@/components/ui/badge";
import { Callout } from "@/components/ui/callout";
import { Money } from "@/components/ui/money";
import { RelativeTime } from "@/components/ui/relative-time-text";
import { Time } from "@/components/ui/time";
import type { DisputeLine } from "@/lib/payments";

// docs.stripe.com/api/disputes/object (status), in our own words.
const looks: Record<string, { label: string; tone: Tone }> = {
  warning_needs_response: { label: "Asked about", tone: "warn" },
  warning_under_review: { label: "Looked at by the bank", tone: "info" },
  warning_closed: { label: "Closed", tone: "neutral" },
  needs_response: { label: "Answer it", tone: "bad" },
  under_review: { label: "Looked at by the bank", tone: "info" },
  won: { label: "Won", tone: "good" },
  lost: { label: "Lost", tone: "bad" },
  prevented: { label: "Prevented", tone: "neutral" },
};

// docs.stripe.com/disputes/categories, in our own words.
const reasons: Record<string, string> = {
  credit_not_processed: "A promised refund did not arrive.",
  customer_initiated: "The cardholder wants it back.",
  duplicate: "It was charged twice.",
  fraudulent: "The cardholder says that they did not buy this.",
  general: "The bank gave no reason.",
  product_not_received: "It did not arrive.",
  product_unacceptable: "It is not as it was described.",
  subscription_canceled: "The cardholder had canceled.",
  unrecognized: "The cardholder does not recognise the charge.",
};

const reasonOf = ({ reason }: DisputeLine) =>
  (Object.hasOwn(reasons, reason) && reasons[reason]) || `${reason.replaceAll("_", " ")}.`;
const lookOf = ({ status }: DisputeLine): { label: string; tone: Tone } =>
  (Object.hasOwn(looks, status) && looks[status]) || { label: status, tone: "neutral" };
const waits = ({ status }: DisputeLine) =>
  status === "needs_response" || status === "warning_needs_response";

interface DisputeRowsProps {
  disputes: readonly DisputeLine[];
  zone: string;
}

/** What a cardholder's bank says of the payment, how it stands, and until when it can be answered. */
export function DisputeRows({ disputes, zone }: DisputeRowsProps) {
  const open = disputes.find(waits);
  return (
    <div className="flex flex-col gap-3">
      {open ? (
        <Callout tone="bad" title="The cardholder disputes this payment">
          Answer it in Stripe’s dashboard
          {open.answerBy ? (
            <>
              {" until "}
              <Time value={open.answerBy} zone={zone} />
            </>
          ) : null}
          . Without an answer the money goes back.
        </Callout>
      ) : null}
      <ol aria-label="Disputes" className="flex flex-col divide-y divide-line">
        {disputes.map((one) => (
          <li key={one.id} className="flex flex-col gap-1 py-2.5 text-sm first:pt-0 last:pb-0">
            <span className="flex items-start justify-between gap-3">
              <span>
                <Money amount={one.amount} currency={one.currency} className="font-medium" />
                <span className="text-muted"> disputed</span>
              </span>
              <Badge tone={lookOf(one).tone}>{lookOf(one).label}</Badge>
            </span>
            <span className="wrap-anywhere">{reasonOf(one)}</span>
            <span className="text-muted text-xs">
              <RelativeTime value={one.createdAt} zone={zone} />
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
