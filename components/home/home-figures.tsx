import type { Attention, CurrencyTakings, Period, Supporter } from "@/lib/insights";
import type { InsightsQuery } from "@/lib/insights/schemas";
import type { OrderRow, OrderStatus } from "@/lib/orders";
import { AttentionPanel } from "./attention-panel";
import { NewestOrders } from "./newest-orders";
import { StatusCounts } from "./status-counts";
import { TakingsCard } from "./takings-card";
import { TopSupporters } from "./top-supporters";

export interface Figures {
  takings: CurrencyTakings[];
  /** The currency that is looked at. */
  chosen: CurrencyTakings | undefined;
  counts: Record<OrderStatus, number>;
  /** In the chosen currency. */
  supporters: Supporter[];
  attention: Attention;
}

interface HomeFiguresProps {
  figures: Promise<Figures>;
  newest: OrderRow[];
  query: InsightsQuery;
  period: Period;
  /** Whether several sites are looked at together. */
  manySites: boolean;
}

/** Everything on the home page that has to be added up first. */
export async function HomeFigures(props: HomeFiguresProps) {
  const { newest, query, period, manySites } = props;
  const { takings, chosen, counts, supporters, attention } = await props.figures;
  const days = { from: period.firstDay, to: period.lastDay };
  return (
    <>
      <AttentionPanel attention={attention} site={query.site} zone={period.zone} />
      <TakingsCard takings={takings} chosen={chosen} period={period} query={query} />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <NewestOrders orders={newest} site={query.site} />
        <div className="flex flex-col gap-5">
          <StatusCounts counts={counts} filter={{ site: query.site, days }} />
          {chosen ? (
            <TopSupporters
              supporters={supporters}
              currency={chosen.currency}
              manySites={manySites}
            />
          ) : null}
        </div>
      </div>
    </>
  );
}
