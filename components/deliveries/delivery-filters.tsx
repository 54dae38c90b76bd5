"use client";

import { LogFilters } from "@/components/list-page/log-filters";
import { Badge } from "@/components/ui/badge";
import { type DeliveryListState, deliveryList } from "@/lib/inbox/browser";

interface DeliveryFiltersProps {
  state: DeliveryListState;
  sites: readonly { slug: string; name: string }[];
  platforms: readonly { slug: string; name: string }[];
  quarantined: number;
}

const named = (things: DeliveryFiltersProps["sites"]) =>
  things.map(({ slug, name }) => ({ value: slug, label: name }));

/** What the list of deliveries is narrowed by. */
export function DeliveryFilters({ state, sites, platforms, quarantined }: DeliveryFiltersProps) {
  const count = quarantined > 0 ? <Badge tone="warn">{quarantined}</Badge> : null;
  return (
    <LogFilters<DeliveryListState>
      list={deliveryList}
      state={state}
      tabsLabel="State"
      tabs={[
        { label: "All", change: { state: [] } },
        { label: "Quarantined", change: { state: ["quarantined"] }, badge: count },
        { label: "Processed", change: { state: ["processed"] } },
        { label: "Waiting", change: { state: ["pending"] } },
      ]}
      selects={[
        ...(sites.length > 1
          ? [{ name: "site" as const, any: "All sites", options: named(sites) }]
          : []),
        { name: "platform", any: "All platforms", options: named(platforms) },
      ]}
    />
  );
}
