"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { cn } from "@/components/ui/class-names";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { Select } from "@/components/ui/select";
import { noticeKindNames, noticeKinds } from "@/lib/notifications/browser";
import { type NoticesState, noticesHref } from "./notices-address";

interface NoticeFiltersProps {
  state: NoticesState;
  sites: readonly { slug: string; name: string }[];
  unread: number;
}

const kindOptions = [
  { value: "", label: "All kinds" },
  ...noticeKindNames.map((kind) => ({ value: kind as string, label: noticeKinds[kind].label })),
];

/** Narrows the list. The address holds what is chosen; another choice starts on the first page. */
export function NoticeFilters({ state, sites, unread }: NoticeFiltersProps) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const { after: _, before: __, ...filter } = state;
  const go = (change: Partial<NoticesState>) =>
    startTransition(() => router.push(noticesHref({ ...filter, ...change }), { scroll: false }));
  const choose = (name: "site" | "kind") => (event: { target: { value: string } }) =>
    go({ [name]: event.target.value ? [event.target.value] : [] });
  return (
    <div
      aria-busy={pending || undefined}
      className={cn(
        "flex flex-wrap items-center justify-between gap-x-6 gap-y-3 transition-opacity",
        pending && "opacity-60",
      )}
    >
      <SegmentedControl
        label="Read or not"
        value={filter.unread ? "unread" : "all"}
        onValueChange={(value) => go({ unread: value === "unread" })}
        options={[
          { value: "all", label: "All" },
          {
            value: "unread",
            label: unread > 0 ? `Unread (${unread > 99 ? "99+" : unread})` : "Unread",
          },
        ]}
        className="max-sm:w-full sm:min-w-52"
      />
      <div className="flex gap-2 max-sm:w-full">
        {sites.length > 1 ? (
          <Select
            aria-label="Site"
            className="min-w-0 flex-1 sm:w-48"
            value={filter.site[0] ?? ""}
            onChange={choose("site")}
            options={[
              { value: "", label: "All sites" },
              ...sites.map(({ slug, name }) => ({ value: slug, label: name })),
            ]}
          />
        ) : null}
        <Select
          aria-label="Kind"
          className="min-w-0 flex-1 sm:w-48"
          value={filter.kind[0] ?? ""}
          onChange={choose("kind")}
          options={kindOptions}
        />
      </div>
    </div>
  );
}
