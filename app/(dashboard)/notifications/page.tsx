import { redirect } from "next/navigation";
import { MarkAll } from "@/components/notifications/mark-all";
import { NoticeFilters } from "@/components/notifications/notice-filters";
import { NoticeList } from "@/components/notifications/notice-list";
import { noticesHref, readNoticesState } from "@/components/notifications/notices-address";
import { NoticesLive } from "@/components/notifications/notices-live";
import { NoticesTabs } from "@/components/notifications/notices-tabs";
import { Page, PageHeader } from "@/components/ui/page-header";
import { isOnetillError } from "@/lib/kernel";
import { countUnread, listNotices } from "@/lib/notifications";
import { definePage } from "@/lib/web";

export const metadata = { title: "Notifications" };

const pageSize = 30;

export default definePage(
  { path: "/notifications", access: "signed-in" },
  async ({ ctx, session, searchParams }) => {
    const state = readNoticesState(searchParams);
    const { after, before, ...filter } = state;
    const [page, unread] = await Promise.all([
      listNotices(ctx, { filter, after, before, limit: pageSize }).catch((error) => {
        // A place that was cut off or never was: the list itself is still there.
        if (!isOnetillError(error, "invalid_request")) throw error;
        redirect(noticesHref(filter));
      }),
      countUnread(ctx),
    ]);
    return (
      <Page>
        <NoticesLive />
        <PageHeader
          title="Notifications"
          description="What happened on your sites while you looked elsewhere."
          actions={<MarkAll filter={filter} disabled={unread === 0} />}
          tabs={<NoticesTabs />}
        />
        <NoticeFilters
          state={state}
          sites={session.sites.map(({ slug, name }) => ({ slug, name }))}
          unread={unread}
        />
        <NoticeList page={page} state={state} />
      </Page>
    );
  },
);
