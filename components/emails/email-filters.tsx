"use client";

import { LogFilters } from "@/components/list-page/log-filters";
import { type MailListState, mailList } from "@/lib/mail/browser";

interface EmailFiltersProps {
  state: MailListState;
  sites: readonly { slug: string; name: string }[];
}

/** What the log of mails is narrowed by. */
export function EmailFilters({ state, sites }: EmailFiltersProps) {
  return (
    <LogFilters<MailListState>
      list={mailList}
      state={state}
      tabsLabel="State"
      tabs={[
        { label: "All", change: { state: [] } },
        { label: "Waiting", change: { state: ["queued", "sending"] } },
        { label: "Sent", change: { state: ["sent", "kept"] } },
        { label: "Failed", change: { state: ["failed"] } },
        { label: "Unknown", change: { state: ["unknown"] } },
        { label: "Canceled", change: { state: ["canceled"] } },
      ]}
      search={{ label: "Search recipient and subject", placeholder: "Recipient or subject" }}
      selects={[
        ...(sites.length > 1
          ? [
              {
                ...{ name: "site" as const, any: "All sites" },
                options: sites.map(({ slug, name }) => ({ value: slug, label: name })),
              },
            ]
          : []),
        { name: "purpose", any: "Any purpose" },
        { name: "days", any: "Any time" },
      ]}
    />
  );
}
