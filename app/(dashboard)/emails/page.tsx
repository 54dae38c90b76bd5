import { setTimeout } from "node:timers/promises";
import { redirect } from "next/navigation";
import { Suspense } from "react";
import { LiveRefresh } from "@/components/connections/live-refresh";
import { EmailFilters } from "@/components/emails/email-filters";
import { emailsHref, readEmailsState } from "@/components/emails/emails-address";
import { EmailsList, EmailsSkeleton } from "@/components/emails/emails-list";
import { Page, PageHeader } from "@/components/ui/page-header";
import { isOnetillError } from "@/lib/kernel";
import { listMails } from "@/lib/mail";
import { definePage } from "@/lib/web";

export const metadata = { title: "E-mails" };

const pageSize = 50;
const patience = 150; // ms before the frame of the page goes ahead of the mails

type ListProps = Parameters<typeof EmailsList>[0];
type Loading = ReturnType<typeof listMails>;

async function SlowList({ loading, ...rest }: Omit<ListProps, "page"> & { loading: Loading }) {
  return <EmailsList page={await loading} {...rest} />;
}

export default definePage(
  { path: "/emails", access: { right: "mails:read" } },
  async ({ ctx, session, searchParams }) => {
    const state = readEmailsState(searchParams);
    const { after, before, ...filter } = state;
    const loading = listMails(ctx, { filter, after, before, limit: pageSize }).catch((error) => {
      // A place that was cut off or never was: the list itself is still there.
      if (!isOnetillError(error, "invalid_request")) throw error;
      redirect(emailsHref(filter));
    });
    const quick = await Promise.race([loading, setTimeout(patience, null)]);
    const sites = session.sites.map(({ slug, name }) => ({ slug, name }));
    return (
      <Page>
        {after || before ? null : <LiveRefresh />}
        <PageHeader
          title="E-mails"
          description="Everything that was written for your sites, and what became of it."
        />
        <EmailFilters state={state} sites={sites} />
        <Suspense fallback={<EmailsSkeleton />}>
          {quick ? (
            <EmailsList page={quick} state={state} sites={sites} />
          ) : (
            <SlowList loading={loading} state={state} sites={sites} />
          )}
        </Suspense>
      </Page>
    );
  },
);
