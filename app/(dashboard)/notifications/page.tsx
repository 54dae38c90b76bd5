import { LogList } from "@/components/list-page/log-list";
import { MarkAll } from "@/components/notifications/mark-all";
import { NoNotices } from "@/components/notifications/no-notices";
import { NoticeFilters } from "@/components/notifications/notice-filters";
import { NoticeRow } from "@/components/notifications/notice-row";
import { NoticesLive } from "@/components/notifications/notices-live";
import { NoticesTabs } from "@/components/notifications/notices-tabs";
import { Page, PageHeader } from "@/components/ui/page-header";
import { countUnread, listNotices, type NoticeLine, noticeList } from "@/lib/notifications";
import type { NoticeListState } from "@/lib/notifications/browser";
import { definePage, orFirstPage, searchPairs } from "@/lib/web";

export const metadata = { title: "Notifications" };

export default definePage(
  { path: "/notifications", access: "signed-in" },
  async ({ ctx, session, searchParams }) => {
    const state = noticeList.read(searchPairs(searchParams));
    const { sort, size: limit, after, before, columns: _, ...filter } = state;
    const [page, unread] = await Promise.all([
      orFirstPage(
        listNotices(ctx, { filter, sort, limit, after, before }),
        noticeList.href(noticeList.begun(state)),
      ),
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
        <LogList<NoticeListState, NoticeLine>
          list={noticeList}
          state={state}
          page={page}
          label="Notifications"
          lines={
            <ul aria-label="Notifications">
              {page.rows.map((notice) => (
                <NoticeRow key={notice.id} notice={notice} />
              ))}
            </ul>
          }
          empty={<NoNotices state={state} />}
        />
      </Page>
    );
  },
);
