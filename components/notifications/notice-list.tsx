import { Bell } from "lucide-react";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Pager } from "@/components/ui/pager";
import type { NoticePage } from "@/lib/notifications";
import { NoticeRow } from "./notice-row";
import { type NoticesState, noticesHref } from "./notices-address";

function NoNotices({ state }: { state: NoticesState }) {
  const { kind, site, unread, after, before } = state;
  if (kind.length + site.length > 0 || after || before) {
    return (
      <EmptyState
        icon={<Bell />}
        title={unread ? "Nothing unread here" : "No such notifications"}
        description="Nothing fits these filters."
        actions={<LinkButton href={noticesHref()}>Show all notifications</LinkButton>}
      />
    );
  }
  if (unread) {
    return (
      <EmptyState
        icon={<Bell />}
        title="You are up to date"
        description="There is nothing that you have not read."
        actions={<LinkButton href={noticesHref()}>Show all notifications</LinkButton>}
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

/** A page of notifications, newest first. */
export function NoticeList({ page, state }: { page: NoticePage; state: NoticesState }) {
  const { notices, previousCursor, nextCursor } = page;
  const { after: _, before: __, ...filter } = state;
  return (
    <>
      <Card className="overflow-hidden">
        {notices.length === 0 ? (
          <NoNotices state={state} />
        ) : (
          <ul aria-label="Notifications">
            {notices.map((notice) => (
              <NoticeRow key={notice.id} notice={notice} />
            ))}
          </ul>
        )}
      </Card>
      {previousCursor || nextCursor ? (
        <Pager
          previousHref={previousCursor && noticesHref({ ...filter, before: previousCursor })}
          nextHref={nextCursor && noticesHref({ ...filter, after: nextCursor })}
        />
      ) : null}
    </>
  );
}
