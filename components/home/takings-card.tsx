import { CircleDollarSign } from "lucide-react";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Money } from "@/components/ui/money";
import { Stat } from "@/components/ui/stat";
import type { CurrencyTakings, Period } from "@/lib/insights";
import type { InsightsQuery } from "@/lib/insights/schemas";
import { chartDataOf } from "./chart-data";
import { CurrencyTiles } from "./currency-tiles";
import { describeChange } from "./describe-change";
import { formatDays } from "./format-bucket";
import { homeHref } from "./home-address";
import { TakingsView } from "./takings-view";

interface TakingsCardProps {
  /** Every currency with takings in the period or in the one before. */
  takings: CurrencyTakings[];
  chosen: CurrencyTakings | undefined;
  period: Period;
  query: InsightsQuery;
}

const unitWords = { hour: "hour", day: "day", week: "week", month: "month" };

/** What came in: every currency by itself, and one of them in detail. */
export function TakingsCard({ takings, chosen, period, query }: TakingsCardProps) {
  const tiles = takings.map(({ currency, net, previous }) => ({
    currency,
    net: Number(net),
    change: describeChange(net, previous.net, { against: period.previousLabel, rise: "good" }),
    href: homeHref({ ...query, currency }),
  }));
  return (
    <Card aria-labelledby="takings" className="overflow-hidden">
      <CardHeader
        titleId="takings"
        title="Takings"
        description={`${formatDays(period.firstDay, period.lastDay)} · refunds taken off`}
        divided
      />
      {chosen ? (
        <>
          <CurrencyTiles tiles={tiles} chosen={chosen.currency} />
          <Figures takings={chosen} against={period.previousLabel} />
          {chosen.orders === 0 ? (
            <NothingTaken what={`No ${chosen.currency} came in`} query={query} />
          ) : (
            <TakingsView
              data={chartDataOf(chosen, period.unit)}
              label={`Takings in ${chosen.currency} by ${unitWords[period.unit]} and platform`}
            />
          )}
        </>
      ) : (
        <NothingTaken what="Nothing came in" query={query} />
      )}
    </Card>
  );
}

function Figures({ takings, against }: { takings: CurrencyTakings; against: string }) {
  const { currency, orders, average, gross, refunded, previous } = takings;
  return (
    <dl className="grid grid-cols-2 gap-px border-line border-b bg-line lg:grid-cols-4">
      <Stat
        label="Paid orders"
        value={orders.toLocaleString("en")}
        change={describeChange(orders, previous.orders, { against, rise: "good" })}
      />
      <Stat
        label="Average order"
        value={average === null ? "–" : <Money amount={average} currency={currency} />}
        change={
          average === null || previous.average === null
            ? undefined
            : describeChange(average, previous.average, { against, rise: "good" })
        }
      />
      <Stat
        label="Paid"
        value={<Money amount={gross} currency={currency} />}
        hint="before refunds"
      />
      <Stat
        label="Refunded"
        value={<Money amount={-refunded} currency={currency} />}
        hint="of these orders"
      />
    </dl>
  );
}

function NothingTaken({ what, query }: { what: string; query: InsightsQuery }) {
  const href = homeHref({ ...query, date: "last_12_months", from: undefined, to: undefined });
  return (
    <EmptyState
      as="h3"
      icon={<CircleDollarSign />}
      title={`${what} on these days`}
      description="Takings appear here the moment a payment arrives. Test orders are not counted."
      actions={<LinkButton href={href}>Last 12 months</LinkButton>}
    />
  );
}
