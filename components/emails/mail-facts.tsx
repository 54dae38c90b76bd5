import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import { RelativeTime } from "@/components/ui/relative-time-text";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { MailDetail } from "@/lib/mail";
import { purposeLabel } from "@/lib/mail/schemas";

function When({ value, zone }: { value: Date; zone: string }) {
  return (
    <>
      <Time value={value} zone={zone} />{" "}
      <span className="text-muted">
        (<RelativeTime value={value} zone={zone} />)
      </span>
    </>
  );
}

/** Whom a mail is for, what it is about, and when. */
export function MailFacts({ mail }: { mail: MailDetail }) {
  const { siteTimeZone: zone, sentAt, handedOverAt, resends } = mail;
  return (
    <Card aria-labelledby="facts-title">
      <CardHeader titleId="facts-title" title="About it" />
      <CardBody>
        <DescriptionList>
          <DescriptionItem term="To">
            <span className="wrap-anywhere">{mail.recipient}</span>
          </DescriptionItem>
          <DescriptionItem term="Purpose">
            {purposeLabel(mail.purpose)}
            <span className="text-muted"> · {mail.siteName}</span>
          </DescriptionItem>
          {mail.orderId ? (
            <DescriptionItem term="Order">
              <TextLink href={`/orders/${mail.orderId}`} className="font-mono">
                {mail.orderReference}
              </TextLink>
            </DescriptionItem>
          ) : null}
          {mail.confirmationId ? (
            <DescriptionItem term="Confirmation">
              <TextLink href={`/confirmations/${mail.confirmationId}`}>
                Open the confirmation
              </TextLink>
            </DescriptionItem>
          ) : null}
          <DescriptionItem term="Written">
            <When value={mail.createdAt} zone={zone} />
          </DescriptionItem>
          {sentAt ? (
            <DescriptionItem term="Sent">
              <When value={sentAt} zone={zone} />
            </DescriptionItem>
          ) : null}
          {mail.state === "unknown" && handedOverAt ? (
            <DescriptionItem term="Handed over">
              <When value={handedOverAt} zone={zone} />
            </DescriptionItem>
          ) : null}
          {mail.resendOf ? (
            <DescriptionItem term="Repeats">
              <TextLink href={`/emails/${mail.resendOf}`}>The first one</TextLink>
            </DescriptionItem>
          ) : null}
          {resends.length > 0 ? (
            <DescriptionItem term="Sent again">
              <span className="flex flex-wrap gap-x-3">
                {resends.map((id, index) => (
                  <TextLink key={id} href={`/emails/${id}`}>
                    {resends.length === 1 ? "The new one" : `No. ${resends.length - index}`}
                  </TextLink>
                ))}
              </span>
            </DescriptionItem>
          ) : null}
        </DescriptionList>
      </CardBody>
    </Card>
  );
}
