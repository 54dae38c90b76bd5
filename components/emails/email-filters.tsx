"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { type FormEvent, useOptimistic, useState, useTransition } from "react";
import { cn } from "@/components/ui/class-names";
import { SearchInput } from "@/components/ui/search-input";
import { Select } from "@/components/ui/select";
import { tabListStyles, tabStyles } from "@/components/ui/tab-styles";
import { type MailState, mailPeriods, mailPurposes } from "@/lib/mail/browser";
import { type EmailsState, emailsHref } from "./emails-address";

interface EmailFiltersProps {
  state: EmailsState;
  sites: readonly { slug: string; name: string }[];
}

const tabs: { label: string; state: MailState[] }[] = [
  { label: "All", state: [] },
  { label: "Waiting", state: ["queued", "sending"] },
  { label: "Sent", state: ["sent", "kept"] },
  { label: "Failed", state: ["failed"] },
  { label: "Unknown", state: ["unknown"] },
  { label: "Canceled", state: ["canceled"] },
];

const dayText = (days: number) => (days === 1 ? "Last 24 hours" : `Last ${days} days`);

/** Narrows the list. The address holds what is chosen; another choice starts on the first page. */
export function EmailFilters({ state, sites }: EmailFiltersProps) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const { after: _, before: __, ...shown } = state;
  // What is chosen, while the list is still on its way: the next choice builds on it.
  const [filter, setFilter] = useOptimistic(shown);
  const [typed, setTyped] = useState(shown.q);
  const [known, setKnown] = useState(shown.q);
  if (known !== shown.q) {
    // The address changed by itself: back, or "show all".
    setKnown(shown.q);
    setTyped(shown.q);
  }
  const go = (change: Partial<EmailsState>) =>
    startTransition(() => {
      const next = { ...filter, ...change };
      setFilter(next);
      router.push(emailsHref(next), { scroll: false });
    });
  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // What stands there, also when it was typed before the page was ready.
    go({ q: String(new FormData(event.currentTarget).get("q") ?? "").trim() });
  };
  return (
    <div
      aria-busy={pending || undefined}
      className={cn("flex flex-col gap-3 transition-opacity", pending && "opacity-60")}
    >
      <nav aria-label="State" className={cn(tabListStyles, "min-w-0")}>
        {tabs.map((tab) => (
          <Link
            key={tab.label}
            href={emailsHref({ ...filter, state: tab.state })}
            scroll={false}
            onNavigate={(event) => {
              event.preventDefault();
              go({ state: tab.state });
            }}
            className={tabStyles}
            aria-current={String(tab.state) === String(filter.state) ? "page" : undefined}
          >
            {tab.label}
          </Link>
        ))}
      </nav>
      <div className="flex flex-wrap gap-2">
        <search className="min-w-0 flex-1 basis-full sm:basis-56">
          <form action="/emails" onSubmit={search}>
            <SearchInput
              aria-label="Search recipient and subject"
              placeholder="Recipient or subject"
              name="q"
              maxLength={200}
              value={typed}
              onValueChange={(value) => {
                setTyped(value);
                if (value === "" && filter.q !== "") go({ q: "" });
              }}
            />
          </form>
        </search>
        {sites.length > 1 ? (
          <Select
            aria-label="Site"
            className="min-w-0 flex-1 basis-36 sm:max-w-48"
            value={filter.site[0] ?? ""}
            onChange={({ target }) => go({ site: target.value ? [target.value] : [] })}
            options={[
              { value: "", label: "All sites" },
              ...sites.map(({ slug, name }) => ({ value: slug, label: name })),
            ]}
          />
        ) : null}
        <Select
          aria-label="Purpose"
          className="min-w-0 flex-1 basis-36 sm:max-w-52"
          value={filter.purpose[0] ?? ""}
          onChange={({ target }) => go({ purpose: target.value ? [target.value] : [] })}
          options={[
            { value: "", label: "Any purpose" },
            ...Object.entries(mailPurposes).map(([value, label]) => ({ value, label })),
          ]}
        />
        <Select
          aria-label="Time"
          className="min-w-0 flex-1 basis-36 sm:max-w-40"
          value={String(filter.days ?? "")}
          onChange={({ target }) =>
            go({ days: mailPeriods.find((days) => String(days) === target.value) ?? null })
          }
          options={[
            { value: "", label: "Any time" },
            ...mailPeriods.map((days) => ({ value: String(days), label: dayText(days) })),
          ]}
        />
      </div>
    </div>
  );
}
