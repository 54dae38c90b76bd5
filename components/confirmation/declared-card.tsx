import { FactRow, FactRows } from "@/components/order/fact-row";
import { LongText } from "@/components/order/long-text";
import { Avatar } from "@/components/ui/avatar";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { Money } from "@/components/ui/money";
import { PlatformMark } from "@/components/ui/platform-mark";
import { RelativeTime } from "@/components/ui/relative-time-text";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { truncateText } from "@/lib/kernel/schemas";
import type { ConfirmationRow } from "@/lib/matching";

function MailAddress({ email, what }: { email: string; what: string }) {
  return (
    <span className="flex items-start gap-1">
      <a
        href={`mailto:${encodeURIComponent(email).replace("%40", "@")}`}
        className="wrap-anywhere min-w-0 rounded-sm text-accent-ink underline decoration-accent-ink/40 underline-offset-3 hover:decoration-current touch:py-2"
      >
        {email}
      </a>
      <CopyButton value={email} what={what} className="-mt-1" />
    </span>
  );
}

const languageOf = (tag: string) => {
  try {
    return new Intl.DisplayNames("en", { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
};

interface DeclaredCardProps {
  titleId: string;
  confirmation: ConfirmationRow;
  platform: string;
  /** Where the button is seen to, for those who may. */
  buttonHref: string | null;
}

/** What the visitor said before paying, and after. */
export function DeclaredCard({ titleId, confirmation, platform, buttonHref }: DeclaredCardProps) {
  const { email, name, message, amount, currency, siteTimeZone: zone } = confirmation;
  return (
    <Card aria-labelledby={titleId}>
      <CardHeader titleId={titleId} title="What was declared" />
      <CardBody className="flex flex-col gap-4">
        <div className="flex items-start gap-3">
          <Avatar name={truncateText(name ?? email, 40)} />
          <div className="min-w-0 flex-1 text-sm">
            {name ? <LongText text={name} what="name" lines={2} className="font-medium" /> : null}
            <MailAddress email={email} what="e-mail address" />
          </div>
        </div>
        {message ? (
          <blockquote className="border-line-strong border-l-2 pl-3">
            <LongText text={message} what="message" lines={4} preserve />
          </blockquote>
        ) : null}
        <hr />
        <FactRows>
          <FactRow term="Payment">
            <PlatformMark platform={confirmation.platform} name={platform} />
          </FactRow>
          <FactRow term="Amount">
            {amount !== null && currency ? (
              <Money amount={amount} currency={currency} />
            ) : (
              <span className="text-muted">Not given</span>
            )}
          </FactRow>
          <FactRow term="Code">
            <span className="flex items-start gap-1">
              <span className="font-mono text-xs/5">{confirmation.code}</span>
              <CopyButton value={confirmation.code} what="code" className="-mt-1 touch:-mt-2" />
            </span>
          </FactRow>
          <FactRow term="Declared">
            <Time value={confirmation.createdAt} zone={zone} />
            <RelativeTime
              value={confirmation.createdAt}
              zone={zone}
              besideDate
              className="block text-muted"
            />
          </FactRow>
          <FactRow term="Waited for">
            until <Time value={confirmation.windowEndsAt} zone={zone} />
          </FactRow>
        </FactRows>
        <hr />
        <FactRows>
          {confirmation.saidPaidAt ? (
            <>
              <FactRow term="Said paid">
                <Time value={confirmation.saidPaidAt} zone={zone} />
              </FactRow>
              <FactRow term="Transaction">
                {confirmation.transactionId ? (
                  <span className="flex items-start gap-1">
                    <span className="wrap-anywhere min-w-0 font-mono text-xs/5">
                      {confirmation.transactionId}
                    </span>
                    <CopyButton
                      value={confirmation.transactionId}
                      what="transaction ID"
                      className="-mt-1 touch:-mt-2"
                    />
                  </span>
                ) : (
                  <span className="text-muted">Not given</span>
                )}
              </FactRow>
              {confirmation.paidEmail ? (
                <FactRow term="Paid with">
                  <MailAddress email={confirmation.paidEmail} what="address paid with" />
                </FactRow>
              ) : null}
            </>
          ) : (
            <FactRow term="Said paid">
              <span className="text-muted">Not yet</span>
            </FactRow>
          )}
          <FactRow term="Button">
            {confirmation.buttonLabel === null ? (
              <span className="text-muted">None</span>
            ) : buttonHref ? (
              <TextLink href={buttonHref}>{confirmation.buttonLabel}</TextLink>
            ) : (
              <bdi>{confirmation.buttonLabel}</bdi>
            )}
          </FactRow>
          <FactRow term="Site">
            <bdi>{confirmation.siteName}</bdi>
          </FactRow>
          {confirmation.locale ? (
            <FactRow term="Language">{languageOf(confirmation.locale)}</FactRow>
          ) : null}
        </FactRows>
      </CardBody>
    </Card>
  );
}
