"use client";

import { LogFilters } from "@/components/list-page/log-filters";
import { type NoticeListState, noticeList } from "@/lib/notifications/browser";

interface NoticeFiltersProps {
  state: NoticeListState;
  sites: readonly { slug: string; name: string }[];
  unread: number;
}

/** What the list of notifications is narrowed by. */
export function NoticeFilters({ state, sites, unread }: NoticeFiltersProps) {
  const count = unread > 0 ? ` (${unread > 99 ? "99+" : unread})` : "";
  return (
    <LogFilters<NoticeListState>
      list={noticeList}
      state={state}
      tabsLabel="Read or not"
      asSwitch
      tabs={[
        { label: "All", change: { unread: false } },
        { label: `Unread${count}`, change: { unread: true } },
      ]}
      selects={[
        ...(sites.length > 1
          ? [
              {
                ...{ name: "site" as const, any: "All sites" },
                options: sites.map(({ slug, name }) => ({ value: slug, label: name })),
              },
            ]
          : []),
        { name: "kind", any: "All kinds" },
      ]}
    />
  );
}
