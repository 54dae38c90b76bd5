import { query } from "@/lib/db";
import type { Context } from "@/lib/kernel";
import { arrangeTakings, type CurrencyTakings, type TakingsRow } from "./arrange-takings";
import { countsAsTaken, requireInsights, type Scope } from "./internal";

interface Row {
  before: boolean;
  moment: string;
  platform: string;
  currency: string;
  orders: number;
  gross: string;
  refunded: string;
}

/**
 * What was taken in the period and in the one before, for each currency by itself: they are never
 * added up. A refund is taken off the day on which its order was placed. Test orders are left out.
 */
export async function readTakings(ctx: Context, scope: Scope): Promise<CurrencyTakings[]> {
  requireInsights(ctx, scope.siteIds);
  const { from, to, previous, zone, unit } = scope.period;
  // One walk along (site_id, placed_at) for both periods. Sums go through text: a bigint could
  // overflow, a float would round.
  const rows = await query<Row>(
    `select before, platform, currency, orders, gross::text, refunded::text,
       coalesce(to_char(moment, $7), '') as moment
     from (
       select o.placed_at < $2 as before, o.platform, o.currency, count(*)::int as orders,
         sum(o.amount) as gross, sum(o.amount_refunded) as refunded,
         case when o.placed_at >= $2 then date_trunc($8, o.placed_at at time zone $6) end as moment
       from orders o
       where o.site_id = any($1::uuid[]) and o.placed_at >= $4 and o.placed_at < $3
         and (o.placed_at >= $2 or o.placed_at < $5) and ${countsAsTaken}
       group by 1, 2, 3, 7
     ) sums`,
    [
      scope.siteIds,
      from,
      to,
      previous.from,
      previous.to,
      zone,
      unit === "hour" ? "YYYY-MM-DD HH24" : "YYYY-MM-DD",
      unit === "hour" ? "hour" : "day",
    ],
  );
  const exact = rows.map(
    (row): TakingsRow => ({ ...row, gross: BigInt(row.gross), refunded: BigInt(row.refunded) }),
  );
  return arrangeTakings(exact, scope.period);
}
