import { type ReactNode, Suspense } from "react";
import { LiveRefresh } from "@/components/connections/live-refresh";
import { Page, PageHeader } from "@/components/ui/page-header";
import type { Period } from "@/lib/insights";
import type { InsightsQuery } from "@/lib/insights/schemas";
import { HomeSkeleton } from "./home-skeleton";
import { NavigationProgress, PaleWhilePending } from "./navigation-progress";
import { RangePicker } from "./range-picker";
import { SiteFilter } from "./site-filter";

interface HomePageProps {
  sites: readonly { slug: string; name: string }[];
  query: InsightsQuery;
  period: Period;
  today: string;
  /** The figures; they may come later than the rest. */
  children: ReactNode;
}

/** How the till is doing, at a glance: the frame with what chooses sites and days. */
export function HomePage({ sites, query, period, today, children }: HomePageProps) {
  return (
    <NavigationProgress>
      <LiveRefresh />
      <Page>
        <PageHeader
          title="Home"
          actions={
            <>
              {sites.length > 1 ? <SiteFilter sites={sites} query={query} /> : null}
              <RangePicker
                query={query}
                chosen={period.preset}
                firstDay={period.firstDay}
                lastDay={period.lastDay}
                today={today}
                zone={period.zone}
              />
            </>
          }
        />
        <PaleWhilePending className="flex flex-col gap-5">
          <Suspense fallback={<HomeSkeleton />}>{children}</Suspense>
        </PaleWhilePending>
      </Page>
    </NavigationProgress>
  );
}
