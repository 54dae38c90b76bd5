import { Bell } from "lucide-react";
import { isPart, NoSuchRows } from "@/components/list-page/no-such-rows";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { type NoticeListState, noticeList } from "@/lib/notifications/browser";

/** An empty list of notifications, and why it is. */
export function NoNotices({ state }: { state: NoticeListState }) {
  const { unread } = state;
  const list = { list: noticeList, icon: <Bell /> };
  if (isPart<NoticeListState>(noticeList, { ...state, unread: false })) {
    const title = unread ? "Nothing unread here" : undefined;
    return <NoSuchRows<NoticeListState> {...list} title={title} />;
  }
  if (unread) {
    return (
      <NoSuchRows<NoticeListState>
        {...list}
        title="You are up to date"
        description="There is nothing that you have not read."
      />
    );
  }
  return (
    <EmptyState
      icon={<Bell />}
      title="Nothing to tell yet"
      description="New orders, orders that need a decision, and trouble with a platform or a mail appear here as they happen."
      actions={<LinkButton href="/notifications/preferences">Choose what you hear of</LinkButton>}
    />
  );
}
