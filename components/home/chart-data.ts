import type { CurrencyTakings, Unit } from "@/lib/insights";
import { platformName } from "@/lib/platforms";
import { bucketName, bucketTick } from "./format-bucket";
import { seriesColours } from "./series-colour";

export interface Series {
  platform: string;
  name: string;
  /** A CSS colour. */
  colour: string;
  /** Minor units over the whole period. */
  net: number;
}

export interface ChartPoint {
  bucket: string;
  /** Short, under the bar. */
  tick: string;
  name: string;
  orders: number;
  /** Minor units. */
  net: number;
  byPlatform: Record<string, number>;
}

/** One currency's takings as chart and table draw them, in numbers that may cross to the browser. */
export interface ChartData {
  currency: string;
  series: Series[];
  points: ChartPoint[];
}

export function chartDataOf(takings: CurrencyTakings, unit: Unit): ChartData {
  const colours = seriesColours(takings.platforms.map(({ platform }) => platform));
  return {
    currency: takings.currency,
    series: takings.platforms.map(({ platform, net }) => ({
      platform,
      name: platformName(platform),
      colour: colours[platform] as string,
      net: Number(net),
    })),
    points: takings.buckets.map(({ bucket, orders, net, byPlatform }) => ({
      bucket,
      tick: bucketTick(bucket, unit),
      name: bucketName(bucket, unit),
      orders,
      net: Number(net),
      byPlatform: Object.fromEntries(
        Object.entries(byPlatform).map(([platform, amount]) => [platform, Number(amount)]),
      ),
    })),
  };
}
