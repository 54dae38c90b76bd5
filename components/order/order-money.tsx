import type { ReactNode } from "react";
import { Badge, type Tone } from "@/components/ui/badge";
import { Callout } from "@/components/ui/callout";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Money } from "@/components/ui/money";
import { RelativeTime } from "@/components/ui/relative-time-text";
import { Time } from "@/components/ui/time";
import type { OrderItemRow } from "@/lib/orders";
import type { RefundLine, OrderMoney as Told } from "@/lib/payments";
import { FactRow, FactRows } from "./fact-row";

interface OrderMoneyProps {
  titleId: string;
  money: Told;
  /** What refunds by line are named after. */
  items: OrderItemRow[];
  /** Until when it can be paid, while it waits for its payment. */
  dueAt: Date | null;
  zone: string;
  /** The button that gives money back, for those who may. */
  refund: ReactNode;
}

type Attempt = Told["payments"][number];

const attemptLooks: Record<Attempt["state"], { label: string; tone: Tone }> = {
  open: { label: "Open", tone: "neutral" },
  processing: { label: "Under way", tone: "info" },
  succeeded: { label: "Paid", tone: "good" },
  failed: { label: "Refused", tone: "bad" },
  canceled: { label: "Called off", tone: "neutral" },
  unknown: { label: "Not known yet", tone: "warn" },
};

const refundLooks: Record<Told["refunds"][number]["state"], { label: string; tone: Tone }> = {
  pending: { label: "On its way", tone: "info" },
  succeeded: { label: "Given back", tone: "good" },
  failed: { label: "Failed", tone: "bad" },
  to_send: { label: "To send", tone: "warn" },
};

/** "2 × Print", "Print" for an amount of it, "Shipping". */
function lineName({ item, quantity }: RefundLine, items: OrderItemRow[]): string {
  if (item === "shipping") return "Shipping";
  const name = items[item]?.name ?? "An item";
  return quantity === null ? name : `${quantity} × ${name}`;
}

function AttemptRow({ attempt, zone }: { attempt: Attempt; zone: string }) {
  const { label, tone } = attemptLooks[attempt.state];
  return (
    <li className="flex flex-col gap-1 py-2.5 text-sm first:pt-0 last:pb-0">
      <span className="flex items-start justify-between gap-3">
        <span>
          {attempt.onSession ? "Paid by the customer" : "Charged to the card"}
          <span className="text-muted">, attempt {attempt.attempt}</span>
        </span>
        <Badge tone={tone}>{label}</Badge>
      </span>
      {attempt.failureMessage ? (
        <span className="wrap-anywhere">{attempt.failureMessage}</span>
      ) : null}
      <span className="flex flex-wrap gap-x-2 text-muted text-xs">
        {attempt.card ? (
          <span>
            {attempt.card.brand} <span className="tabular">•••• {attempt.card.last4}</span>
          </span>
        ) : null}
        <RelativeTime value={attempt.createdAt} zone={zone} />
        {attempt.state === "unknown" ? (
          <span>Onetill looks it up; nothing is charged twice.</span>
        ) : null}
      </span>
    </li>
  );
}

/** How an order was paid, attempt by attempt, what Stripe kept, and what was given back. */
export function OrderMoney({ titleId, money, items, dueAt, zone, refund }: OrderMoneyProps) {
  const { card, payments, refunds, disputes } = money;
  const paid = payments.find(({ state }) => state === "succeeded");
  const openDispute = disputes.find(({ answerBy }) => answerBy !== null);
  return (
    <Card aria-labelledby={titleId}>
      <CardHeader titleId={titleId} title="Payment" actions={refund ?? undefined} />
      <CardBody className="flex flex-col gap-4">
        {openDispute ? (
          <Callout tone="bad" title="The cardholder disputes this payment">
            Answer it in Stripe’s dashboard
            {openDispute.answerBy ? (
              <>
                {" "}
                by <Time value={openDispute.answerBy} zone={zone} />
              </>
            ) : null}
            .
          </Callout>
        ) : null}
        <FactRows>
          <FactRow term="Card">
            {card ? (
              <>
                {card.brand}{" "}
                <span className="tabular whitespace-nowrap">
                  <span aria-hidden>•••• </span>
                  <span className="sr-only">ending in </span>
                  {card.last4}
                </span>
                <span className="block text-muted">
                  Expires {String(card.exp_month).padStart(2, "0")}/{card.exp_year}
                </span>
              </>
            ) : (
              <span className="text-muted">None on file</span>
            )}
          </FactRow>
          {dueAt ? (
            <FactRow term="Pay by">
              <Time value={dueAt} zone={zone} />
              <RelativeTime value={dueAt} zone={zone} besideDate className="block text-muted" />
            </FactRow>
          ) : null}
          {paid?.fee !== null && paid?.fee !== undefined && paid.feeCurrency ? (
            <>
              <FactRow term="Stripe’s fee">
                <Money amount={paid.fee} currency={paid.feeCurrency} />
              </FactRow>
              {paid.net === null ? null : (
                <FactRow term="Net">
                  <Money amount={paid.net} currency={paid.feeCurrency} />
                </FactRow>
              )}
            </>
          ) : null}
        </FactRows>
        {payments.length > 0 ? (
          <ol aria-label="Attempts" className="flex flex-col divide-y divide-line">
            {payments.map((attempt) => (
              <AttemptRow key={attempt.id} attempt={attempt} zone={zone} />
            ))}
          </ol>
        ) : (
          <p className="text-muted text-sm">Nothing has been charged.</p>
        )}
        {refunds.length > 0 ? (
          <ol aria-label="Refunds" className="flex flex-col divide-y divide-line">
            {refunds.map((one) => (
              <li key={one.id} className="flex flex-col gap-1 py-2.5 text-sm first:pt-0 last:pb-0">
                <span className="flex items-start justify-between gap-3">
                  <span>
                    Refund of <Money amount={one.amount} currency={one.currency} />
                  </span>
                  <Badge tone={refundLooks[one.state].tone}>{refundLooks[one.state].label}</Badge>
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
                {one.failureMessage || one.reason ? (
                  <span className="wrap-anywhere">{one.failureMessage ?? one.reason}</span>
                ) : null}
                <span className="flex flex-wrap gap-x-2 text-muted text-xs">
                  <span>{one.askedBy.label}</span>
                  <RelativeTime value={one.createdAt} zone={zone} />
                </span>
              </li>
            ))}
          </ol>
        ) : null}
      </CardBody>
    </Card>
  );
}
