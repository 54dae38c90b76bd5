import { Mail } from "lucide-react";
import type { Metadata } from "next";
import { MailList } from "@/components/mailbox/mail-list";
import { MailView } from "@/components/mailbox/mail-view";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Page, PageHeader } from "@/components/ui/page-header";
import { toPublicId } from "@/lib/kernel";
import { findKeptMail, listKeptMails } from "@/lib/mail";
import { definePage } from "@/lib/web";

export const metadata: Metadata = { title: "Sandbox mailbox" };

// Open without signing in: the links that one signs in with arrive here.
export default definePage(
  { path: "/sandbox/mailbox", access: "sandbox" },
  async ({ session, searchParams }) => {
    const mails = (await listKeptMails()).map((mail) => ({
      ...mail,
      id: toPublicId("mail", mail.id),
    }));
    const chosen = typeof searchParams.mail === "string" ? searchParams.mail : undefined;
    const openId = chosen ?? mails[0]?.id;
    const open = openId === undefined ? undefined : await findKeptMail(openId);
    return (
      <main id="main">
        <Page>
          <PageHeader
            title="Sandbox mailbox"
            description="No mail server is set up, so what Onetill writes stays on this machine. Set SMTP_URL to send it."
            actions={
              <LinkButton href={session ? "/" : "/sign-in"}>
                {session ? "Home" : "Sign in"}
              </LinkButton>
            }
          />
          {open ? (
            <div className="grid items-start gap-5 lg:grid-cols-[20rem_minmax(0,1fr)]">
              <Card aria-label="Messages" className="overflow-hidden">
                <MailList mails={mails} openId={openId} />
              </Card>
              <div className={chosen ? "max-lg:order-first" : undefined}>
                <MailView mail={open} />
              </div>
            </div>
          ) : (
            <Card aria-label="Messages">
              <EmptyState
                icon={<Mail />}
                title="No mail yet"
                description="Ask for a sign-in link or invite somebody: the message shows up here."
              />
            </Card>
          )}
        </Page>
      </main>
    );
  },
);
