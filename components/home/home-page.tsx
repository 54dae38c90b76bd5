import { Page, PageHeader } from "@/components/ui/page-header";
import type { Attention, CurrencyTakings, Period, Supporter } from "@/lib/insights";
import type { InsightsQuery } from "@/lib/insights/schemas";
import type { OrderRow, OrderStatus } from "@/lib/orders";
import { AttentionPanel } from "./attention-panel";
import { LiveRefresh } from "./live-refresh";
import { NavigationProgress, PaleWhilePending } from "./navigation-progress";
import { NewestOrders } from "./newest-orders";
import { RangePicker } from "./range-picker";
import { SiteFilter } from "./site-filter";
import { StatusCounts } from "./status-counts";
import { TakingsCard } from "./takings-card";
import { TopSupporters } from "./top-supporters";

interface HomePageProps {
  sites: readonly { slug: string; name: string }[];
  query: InsightsQuery;
  period: Period;
  today: string;
  takings: CurrencyTakings[];
  chosen: CurrencyTakings | undefined;
  counts: Record<OrderStatus, number>;
  supporters: Supporter[];
  newest: OrderRow[];
  attention: Attention;
}

/** How the till is doing, at a glance. */
export function HomePage(props: HomePageProps) {
  const { sites, query, period, takings, chosen, counts, supporters, newest, attention } = props;
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
                today={props.today}
                zone={period.zone}
              />
            </>
          }
        />
        <PaleWhilePending className="flex flex-col gap-5">
          <AttentionPanel attention={attention} site={query.site} />
          <TakingsCard takings={takings} chosen={chosen} period={period} query={query} />
          <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
            <NewestOrders orders={newest} site={query.site} />
            <div className="flex flex-col gap-5">
              <StatusCounts
                counts={counts}
                filter={{ site: query.site, days: { from: period.firstDay, to: period.lastDay } }}
              />
              {chosen ? (
                <TopSupporters
                  supporters={supporters}
                  currency={chosen.currency}
                  manySites={sites.length > 1 && query.site === undefined}
                />
              ) : null}
            </div>
          </div>
        </PaleWhilePending>
      </Page>
    </NavigationProgress>
  );
}
