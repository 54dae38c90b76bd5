import { Money } from "@/components/ui/money";
import type { ChartData, ChartPoint } from "./chart-data";
import { Swatch } from "./swatch";

/** What one bar consists of. */
export function ChartTooltip({ data, point }: { data: ChartData; point: ChartPoint | undefined }) {
  // Stays in the page, so that screen readers hear what the arrow keys lead to.
  return (
    <div role="status" aria-live="assertive">
      {point ? <Bar data={data} point={point} /> : null}
    </div>
  );
}

function Bar({ data, point }: { data: ChartData; point: ChartPoint }) {
  const parts = data.series.filter(({ platform }) => point.byPlatform[platform]);
  return (
    <div className="min-w-44 rounded-lg border border-line-strong bg-raised px-3 py-2 text-sm shadow-md">
      <p className="font-medium">{point.name}</p>
      {parts.map(({ platform, name, colour }) => (
        <p key={platform} className="mt-1 flex items-center justify-between gap-4 text-muted">
          <span className="inline-flex items-center gap-1.5">
            <Swatch colour={colour} />
            {name}
          </span>
          <Money
            className="text-ink"
            amount={point.byPlatform[platform] ?? 0}
            currency={data.currency}
          />
        </p>
      ))}
      <p className="mt-1.5 flex items-center justify-between gap-4 border-line border-t pt-1.5">
        <span className="text-muted">
          {point.orders} {point.orders === 1 ? "order" : "orders"}
        </span>
        <Money className="font-semibold" amount={point.net} currency={data.currency} />
      </p>
    </div>
  );
}
