import { Avatar } from "@/components/ui/avatar";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { PlatformMark } from "@/components/ui/platform-mark";
import { RelativeTime } from "@/components/ui/relative-time-text";
import { PaymentStatusBadge } from "@/components/ui/status-badge";
import { Time } from "@/components/ui/time";
import { truncateText } from "@/lib/kernel/schemas";
import type { OrderRow } from "@/lib/orders";
import { kindLabels } from "@/lib/orders/browser";
import { FactRow, FactRows } from "./fact-row";
import { LongText } from "./long-text";

function Buyer({ name, email }: { name: string | null; email: string | null }) {
  if (!name && !email) return <p className="text-muted text-sm">The customer stayed anonymous.</p>;
  return (
    <div className="flex items-start gap-3">
      <Avatar name={truncateText(name ?? email ?? "", 40)} />
      <div className="min-w-0 flex-1">
        {name ? <LongText text={name} what="name" lines={2} className="font-medium" /> : null}
        {email ? (
          <p className="flex items-start gap-1 text-sm">
            <a
              href={`mailto:${encodeURIComponent(email).replace("%40", "@")}`}
              className="wrap-anywhere line-clamp-3 min-w-0 rounded-sm text-accent-ink underline decoration-accent-ink/40 underline-offset-3 hover:decoration-current touch:py-2"
            >
              {email}
            </a>
            <CopyButton value={email} what="e-mail address" className="-mt-1" />
          </p>
        ) : (
          <p className="text-muted text-sm">No e-mail address</p>
        )}
      </div>
    </div>
  );
}

function Copyable({ value, what }: { value: string; what: string }) {
  return (
    <span className="flex items-start gap-1">
      <span className="wrap-anywhere min-w-0 font-mono text-xs/5">{value}</span>
      <CopyButton value={value} what={what} className="-mt-1 touch:-mt-2" />
    </span>
  );
}

/** Who bought, when, where and under which numbers. */
export function OrderDetails({
  titleId,
  order,
  platform,
}: {
  titleId: string;
  order: OrderRow;
  platform: string;
}) {
  const { card } = order;
  return (
    <Card aria-labelledby={titleId}>
      <CardHeader titleId={titleId} title="Order details" />
      <CardBody className="flex flex-col gap-4">
        <Buyer name={order.customerName} email={order.customerEmail} />
        <hr />
        <FactRows>
          <FactRow term="Payment">
            <PaymentStatusBadge status={order.paymentStatus} />
          </FactRow>
          {card ? (
            <FactRow term="Card">
              <span className="capitalize">{card.brand}</span>{" "}
              <span className="tabular whitespace-nowrap">
                <span aria-hidden>•••• </span>
                <span className="sr-only">ending in </span>
                {card.last4}
              </span>
            </FactRow>
          ) : null}
          <FactRow term="Ordered">
            <Time value={order.placedAt} zone={order.siteTimeZone} />
            <RelativeTime
              value={order.placedAt}
              zone={order.siteTimeZone}
              besideDate
              className="block text-muted"
            />
          </FactRow>
          <FactRow term="Kind">{kindLabels[order.kind]}</FactRow>
          <FactRow term="Platform">
            <PlatformMark platform={order.platform} name={platform} />
          </FactRow>
          <FactRow term="Site">
            <bdi>{order.siteName}</bdi>
          </FactRow>
          <FactRow term="Reference">
            <Copyable value={order.reference} what="reference" />
          </FactRow>
          <FactRow term="Transaction">
            {order.transactionId ? (
              <Copyable value={order.transactionId} what="transaction ID" />
            ) : (
              <span className="text-muted">None</span>
            )}
          </FactRow>
        </FactRows>
      </CardBody>
    </Card>
  );
}
