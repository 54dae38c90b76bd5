import type { ReactNode } from "react";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Money } from "@/components/ui/money";
import { Time } from "@/components/ui/time";
import type { OrderItemRow } from "@/lib/orders";
import type { OrderMoney as Told } from "@/lib/payments";
import { CardInWords } from "./card-in-words";
import { DisputeRows } from "./dispute-rows";
import { FactRow, FactRows } from "./fact-row";
import { PaymentAttempts } from "./payment-attempts";
import { RefundRows } from "./refund-rows";
import { timeLeft } from "./time-left";

interface OrderMoneyProps {
  titleId: string;
  money: Told;
  /** What refunds by line are named after. */
  items: OrderItemRow[];
  /** Until when it can be paid, while it waits for its payment. */
  dueAt: Date | null;
  zone: string;
  now: Date;
  /** The button that gives money back, for those who may. */
  refund: ReactNode;
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="border-line border-t pt-3">
      <h3 className="mb-2.5 font-medium text-muted text-xs">{title}</h3>
      {children}
    </div>
  );
}

/** How an order was paid, attempt by attempt, what Stripe kept, and what was given back. */
export function OrderMoney({ titleId, money, items, dueAt, zone, now, refund }: OrderMoneyProps) {
  const { card, payments, refunds, disputes } = money;
  const paid = payments.find(({ state }) => state === "succeeded");
  return (
    <Card aria-labelledby={titleId}>
      <CardHeader titleId={titleId} title="Payment" actions={refund ?? undefined} />
      <CardBody className="flex flex-col gap-4">
        {disputes.length > 0 ? <DisputeRows disputes={disputes} zone={zone} /> : null}
        <FactRows>
          <FactRow term="Card">
            {card ? <CardInWords card={card} /> : <span className="text-muted">None on file</span>}
          </FactRow>
          {dueAt ? (
            <FactRow term="Pays until">
              <Time value={dueAt} zone={zone} />
              <span className="block text-muted">{timeLeft(dueAt, now)}</span>
            </FactRow>
          ) : null}
          {paid && paid.fee !== null && paid.feeCurrency ? (
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
          <Part title="Attempts">
            <PaymentAttempts payments={payments} zone={zone} />
          </Part>
        ) : (
          <p className="text-muted text-sm">
            {card ? "The card was checked. Nothing has been charged." : "Nothing has been charged."}
          </p>
        )}
        {refunds.length > 0 ? (
          <Part title="Refunds">
            <RefundRows refunds={refunds} items={items} zone={zone} />
          </Part>
        ) : null}
      </CardBody>
    </Card>
  );
}
