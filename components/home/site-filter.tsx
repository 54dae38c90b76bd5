"use client";

import { Select } from "@/components/ui/select";
import type { InsightsQuery } from "@/lib/insights/schemas";
import { homeHref } from "./home-address";
import { useNavigationProgress } from "./navigation-progress";

interface SiteFilterProps {
  sites: readonly { slug: string; name: string }[];
  query: InsightsQuery;
}

/** All sites together, or one. */
export function SiteFilter({ sites, query }: SiteFilterProps) {
  const { go } = useNavigationProgress();
  return (
    <Select
      aria-label="Site"
      className="flex-1 sm:w-48"
      value={query.site ?? ""}
      onChange={(event) => {
        const site = event.target.value || undefined;
        // Another site may have other currencies: let it start with its own.
        go(homeHref({ ...query, site, currency: undefined }));
      }}
      options={[
        { value: "", label: "All sites" },
        ...sites.map(({ slug, name }) => ({ value: slug, label: name })),
      ]}
    />
  );
}
