import type { Resend } from "@/components/emails/mail-actions";
import { ResendButton } from "@/components/emails/mail-actions";
import { MailStateBadge } from "@/components/emails/mail-state-badge";
import { whatHappened } from "@/components/emails/what-happened";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time-text";
import { TextLink } from "@/components/ui/text-link";
import type { MailLine } from "@/lib/mail/schemas";

interface OrderMailsProps {
  titleId: string;
  /** What the mails are about. */
  thing?: "order" | "confirmation";
  mails: readonly MailLine[];
  /** Why an answer was not written, where there is no mail. */
  skipped: string | null;
  zone: string;
  /** For those who may. */
  resend: Resend | undefined;
}

const isOver = ({ state }: MailLine) => state !== "queued" && state !== "sending";

/** The mails about an order: what became of each, and the newest once more. */
export function OrderMails(props: OrderMailsProps) {
  const { titleId, thing = "order", mails, skipped, zone, resend } = props;
  const [newest] = mails;
  return (
    <Card aria-labelledby={titleId}>
      <CardHeader
        titleId={titleId}
        title="E-mails"
        actions={
          newest && resend && isOver(newest) ? (
            <ResendButton mail={newest} resend={resend} size="sm" />
          ) : undefined
        }
      />
      <CardBody>
        {mails.length === 0 ? (
          <p className="wrap-anywhere text-muted text-sm">
            {skipped ? `No answer was sent: ${skipped}` : `Nothing was mailed about this ${thing}.`}
          </p>
        ) : (
          <ul className="flex flex-col divide-y divide-line">
            {mails.map((mail) => {
              const about = whatHappened(mail);
              return (
                <li
                  key={mail.id}
                  className="flex flex-col gap-1 py-2.5 text-sm first:pt-0 last:pb-0"
                >
                  <span className="flex items-start justify-between gap-3">
                    <TextLink href={`/emails/${mail.id}`} className="wrap-anywhere min-w-0">
                      {mail.subject || "No subject"}
                    </TextLink>
                    <MailStateBadge state={mail.state} />
                  </span>
                  <span className="flex flex-wrap gap-x-2 text-muted text-xs">
                    <span className="wrap-anywhere">{mail.recipient}</span>
                    <RelativeTime value={mail.createdAt} zone={zone} />
                    {mail.resendOf ? <span>sent again</span> : null}
                  </span>
                  {about ? <span className="wrap-anywhere text-muted text-xs">{about}</span> : null}
                </li>
              );
            })}
          </ul>
        )}
      </CardBody>
    </Card>
  );
}
