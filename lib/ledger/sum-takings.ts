import { query } from "@/lib/db";

/** Sums of one piece of time, platform and currency. Amounts are minor units, as text. */
export interface TakingsSums {
  /** Belongs to the period before. */
  before: boolean;
  /** Where in the period: a day, or `day hour`, in the zone asked for; empty in the period before. */
  moment: string;
  platform: string;
  currency: string;
  orders: number;
  gross: string;
  refunded: string;
}

interface Span {
  from: Date;
  to: Date;
}

/**
 * What came into sites' own accounts in a period and in the one before, by the hour where `unit` is "hour"
 * and else by the day: sales as they were corrected, and what of them was refunded. A refund counts to the day on which its order was placed. Fees of platforms
 * are not taken off, and test sends are left out. Whoever calls has asked for the right to see it.
 */
export function sumTakings(
  siteIds: readonly string[],
  period: Span & { previous: Span; zone: string; unit: string },
): Promise<TakingsSums[]> {
  const { from, to, previous, zone, unit } = period;
  // One walk along `ledger_takings_idx` for both periods. Sums go through text: a bigint could
  // overflow, a float would round. A currency in which everything was taken back again says nothing.
  return query<TakingsSums & Record<string, unknown>>(
    `select before, platform, currency, orders, gross::text, refunded::text,
       coalesce(to_char(moment, $7), '') as moment
     from (
       select p.value_at < $2 as before, p.platform, p.currency, sum(p.quantity)::int as orders,
         coalesce(sum(p.amount) filter (where p.kind in ('sale', 'correction')), 0) as gross,
         coalesce(-sum(p.amount) filter (where p.kind = 'refund'), 0) as refunded,
         case when p.value_at >= $2 then date_trunc($8, p.value_at at time zone $6) end as moment
       from ledger_postings p
       where p.site_id = any($1::uuid[]) and p.account = 'site' and not p.is_test
         and p.value_at >= $4 and p.value_at < $3 and (p.value_at >= $2 or p.value_at < $5)
       group by 1, 2, 3, 7
     ) sums
     where orders <> 0 or gross <> 0 or refunded <> 0`,
    [
      siteIds,
      from,
      to,
      previous.from,
      previous.to,
      zone,
      unit === "hour" ? "YYYY-MM-DD HH24" : "YYYY-MM-DD",
      unit === "hour" ? "hour" : "day",
    ],
  );
}
