import { Card, CardBody } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import { MailContent } from "./mail-content";
import { MailHeaders } from "./mail-headers";

interface MailViewProps {
  mail: {
    recipient: string;
    subject: string;
    createdAt: Date;
    html: string;
    text: string;
    headers: readonly (readonly [string, string])[];
  };
}

/** One message as its reader gets it. */
export function MailView({ mail }: MailViewProps) {
  return (
    <Card aria-labelledby="mail-subject">
      <header className="border-line border-b px-4 py-3">
        <h2 id="mail-subject" className="wrap-anywhere font-semibold text-base">
          {mail.subject}
        </h2>
        <p className="wrap-anywhere text-muted text-sm">
          To {mail.recipient} · <Time value={mail.createdAt} zone="UTC" /> UTC
        </p>
      </header>
      <CardBody>
        <MailContent {...mail} />
        <details className="mt-4">
          <summary className="w-fit cursor-pointer rounded-sm font-medium text-muted text-sm hover:text-ink">
            Headers
          </summary>
          <div className="mt-3">
            <MailHeaders headers={mail.headers} />
          </div>
        </details>
      </CardBody>
    </Card>
  );
}
