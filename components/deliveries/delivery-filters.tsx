"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/class-names";
import { Select } from "@/components/ui/select";
import { tabListStyles, tabStyles } from "@/components/ui/tab-styles";
import type { DeliveryState } from "@/lib/inbox/browser";
import { type DeliveriesState, deliveriesHref } from "./deliveries-address";

interface DeliveryFiltersProps {
  state: DeliveriesState;
  sites: readonly { slug: string; name: string }[];
  platforms: readonly { slug: string; name: string }[];
  quarantined: number;
}

const tabs: { label: string; state: DeliveryState[] }[] = [
  { label: "All", state: [] },
  { label: "Quarantined", state: ["quarantined"] },
  { label: "Processed", state: ["processed"] },
  { label: "Waiting", state: ["pending"] },
];

/** Narrows the list. The address holds what is chosen; another choice starts on the first page. */
export function DeliveryFilters({ state, sites, platforms, quarantined }: DeliveryFiltersProps) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const { after: _, before: __, ...filter } = state;
  const go = (change: Partial<DeliveriesState>) =>
    startTransition(() => router.push(deliveriesHref({ ...filter, ...change }), { scroll: false }));
  const choose = (name: "site" | "platform") => (event: { target: { value: string } }) =>
    go({ [name]: event.target.value ? [event.target.value] : [] });
  return (
    <div
      aria-busy={pending || undefined}
      className={cn(
        "flex flex-wrap items-end justify-between gap-x-6 gap-y-3 transition-opacity",
        pending && "opacity-60",
      )}
    >
      <nav aria-label="State" className={cn(tabListStyles, "min-w-0 max-sm:w-full")}>
        {tabs.map((tab) => {
          const current = String(tab.state) === String(filter.state);
          return (
            <Link
              key={tab.label}
              href={deliveriesHref({ ...filter, state: tab.state })}
              scroll={false}
              className={tabStyles}
              aria-current={current ? "page" : undefined}
            >
              {tab.label}
              {tab.label === "Quarantined" && quarantined > 0 ? (
                <Badge tone="warn">{quarantined}</Badge>
              ) : null}
            </Link>
          );
        })}
      </nav>
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
          aria-label="Platform"
          className="min-w-0 flex-1 sm:w-48"
          value={filter.platform[0] ?? ""}
          onChange={choose("platform")}
          options={[
            { value: "", label: "All platforms" },
            ...platforms.map(({ slug, name }) => ({ value: slug, label: name })),
          ]}
        />
      </div>
    </div>
  );
}
