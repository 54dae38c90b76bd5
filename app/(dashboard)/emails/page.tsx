import { Suspense } from "react";
import { LiveRefresh } from "@/components/connections/live-refresh";
import { emailCells } from "@/components/emails/email-cells";
import { EmailFilters } from "@/components/emails/email-filters";
import { EmailLines } from "@/components/emails/email-lines";
import { NoEmails } from "@/components/emails/no-emails";
import { LogList, LogSkeleton } from "@/components/list-page/log-list";
import { Page, PageHeader } from "@/components/ui/page-header";
import { listMails, type MailLine, mailList } from "@/lib/mail";
import type { MailListState } from "@/lib/mail/browser";
import { definePage, ifQuick, orFirstPage, searchPairs } from "@/lib/web";

export const metadata = { title: "E-mails" };

type ListProps = Omit<Parameters<typeof LogList<MailListState, MailLine>>[0], "page" | "lines">;

async function Rows({ loading, ...rest }: ListProps & { loading: ReturnType<typeof listMails> }) {
  const page = await loading;
  const lines = <EmailLines mails={page.rows} showSite={rest.showSite} />;
  return <LogList {...rest} page={page} lines={lines} />;
}

export default definePage(
  { path: "/emails", access: { right: "mails:read" } },
  async ({ ctx, session, searchParams }) => {
    const state = mailList.read(searchPairs(searchParams));
    const { sort, size: limit, after, before, columns: _, ...filter } = state;
    const loading = orFirstPage(
      listMails(ctx, { filter, sort, limit, after, before }),
      mailList.href(mailList.begun(state)),
    );
    await ifQuick(loading);
    const sites = session.sites.map(({ slug, name }) => ({ slug, name }));
    return (
      <Page>
        {after || before ? null : <LiveRefresh />}
        <PageHeader
          title="E-mails"
          description="Everything that was written for your sites, and what became of it."
        />
        <EmailFilters state={state} sites={sites} />
        <Suspense fallback={<LogSkeleton />}>
          <Rows
            list={mailList}
            state={state}
            label="E-mails"
            cells={emailCells}
            showSite={sites.length > 1}
            empty={<NoEmails state={state} sites={sites} />}
            loading={loading}
          />
        </Suspense>
      </Page>
    );
  },
);
