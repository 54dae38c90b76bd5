import { type Bucket, bucketOf, listBuckets } from "./list-buckets";
import type { Period } from "./resolve-period";

/** Amounts are minor units. */
export interface TakingsRow {
  /** Belongs to the period before. */
  before: boolean;
  /** Where in the period: a day, or `day hour`. */
  moment: string;
  platform: string;
  currency: string;
  orders: number;
  gross: bigint;
  refunded: bigint;
}

export interface Takings {
  orders: number;
  /** What was paid. */
  gross: bigint;
  /** What of that was given back. */
  refunded: bigint;
  net: bigint;
  /** What an order was worth when it was paid, rounded; null without any. */
  average: bigint | null;
}

/** The figures of one currency, in its minor units. */
export interface CurrencyTakings extends Takings {
  currency: string;
  previous: Takings;
  /** The platforms that brought something in the period, most first. */
  platforms: (Takings & { platform: string })[];
  /** One a bar of the chart, in time: net by platform. */
  buckets: { bucket: Bucket; orders: number; net: bigint; byPlatform: Record<string, bigint> }[];
}

function add(rows: readonly TakingsRow[]): Takings {
  const orders = rows.reduce((sum, row) => sum + row.orders, 0);
  const gross = rows.reduce((sum, row) => sum + row.gross, 0n);
  const refunded = rows.reduce((sum, row) => sum + row.refunded, 0n);
  const count = BigInt(orders);
  const average = orders === 0 ? null : (gross * 2n + count) / (count * 2n);
  return { orders, gross, refunded, net: gross - refunded, average };
}

function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

const byNet = (a: Takings, b: Takings) => (a.net < b.net ? 1 : a.net > b.net ? -1 : 0);

/** Sorts the database's sums into the figures of each currency, the busiest currency first. */
export function arrangeTakings(
  rows: readonly TakingsRow[],
  period: Pick<Period, "unit" | "firstDay" | "lastDay">,
): CurrencyTakings[] {
  const buckets = listBuckets(period);
  const currencies = [...groupBy(rows, (row) => row.currency)].map(([currency, all]) => {
    const current = all.filter((row) => !row.before);
    const byBucket = groupBy(current, (row) => bucketOf(row.moment, period));
    return {
      currency,
      ...add(current),
      previous: add(all.filter((row) => row.before)),
      platforms: [...groupBy(current, (row) => row.platform)]
        .map(([platform, its]) => ({ platform, ...add(its) }))
        .sort((a, b) => byNet(a, b) || a.platform.localeCompare(b.platform)),
      buckets: buckets.map((bucket) => {
        const its = byBucket.get(bucket) ?? [];
        const { orders, net } = add(its);
        const byPlatform = Object.fromEntries(
          [...groupBy(its, (row) => row.platform)].map(([name, some]) => [name, add(some).net]),
        );
        return { bucket, orders, net, byPlatform };
      }),
    };
  });
  const weight = (one: CurrencyTakings) => one.orders * 1e6 + one.previous.orders;
  return currencies.sort((a, b) => weight(b) - weight(a) || a.currency.localeCompare(b.currency));
}
