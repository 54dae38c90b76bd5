import { LiveRefresh } from "@/components/connections/live-refresh";
import { CancelButton, ResendButton } from "@/components/emails/mail-actions";
import { MailFacts } from "@/components/emails/mail-facts";
import { MailStanding } from "@/components/emails/mail-standing";
import { MailStateBadge } from "@/components/emails/mail-state-badge";
import { MailTries } from "@/components/emails/mail-tries";
import { MailContent } from "@/components/mailbox/mail-content";
import { MailHeaders } from "@/components/mailbox/mail-headers";
import { Callout } from "@/components/ui/callout";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Page, PageHeader } from "@/components/ui/page-header";
import { can, truncateText } from "@/lib/kernel";
import { getMail, type MailDetail } from "@/lib/mail";
import { defineMetadata, definePage } from "@/lib/web";
import { cancel, resend } from "../actions";

const page = { path: "/emails/[id]", access: { right: "mails:read" } } as const;

const titleOf = ({ subject }: MailDetail) => truncateText(subject, 80) || "No subject";

export const generateMetadata = defineMetadata(page, async ({ ctx, params }) => ({
  title: titleOf(await getMail(ctx, params.id)),
}));

function actionsFor({ id, state, recipient, canResend }: MailDetail) {
  if (state === "queued") return <CancelButton mail={{ id, recipient }} cancel={cancel} />;
  if (!canResend || state === "sending") return undefined;
  return <ResendButton mail={{ id, state, recipient }} resend={resend} follow />;
}

function Content({ mail }: { mail: MailDetail }) {
  if (!mail.content) {
    return (
      <Callout title="What it says is for its reader alone">
        It may hold a link that lets somebody in, so it is not shown here.
      </Callout>
    );
  }
  return (
    <Card aria-labelledby="content-title">
      <CardHeader titleId="content-title" title="Message" />
      <CardBody>
        <MailContent subject={mail.subject} {...mail.content} />
      </CardBody>
    </Card>
  );
}

export default definePage(page, async ({ ctx, params }) => {
  const mail = await getMail(ctx, params.id);
  return (
    <Page width="narrow">
      <LiveRefresh />
      <PageHeader
        title={<span className="wrap-anywhere">{titleOf(mail)}</span>}
        back={{ href: "/emails", label: "E-mails" }}
        badges={<MailStateBadge state={mail.state} />}
        actions={can(ctx, mail.siteId, "mails:send") ? actionsFor(mail) : undefined}
      />
      <MailStanding mail={mail} />
      <MailFacts mail={mail} />
      <Content mail={mail} />
      <MailTries mail={mail} />
      <Card aria-labelledby="headers-title">
        <CardHeader titleId="headers-title" title="Headers" />
        <CardBody>
          <MailHeaders headers={mail.headers} />
        </CardBody>
      </Card>
    </Page>
  );
});
