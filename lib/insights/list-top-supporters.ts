import { query } from "@/lib/db";
import type { Context } from "@/lib/kernel";
import { countsAsTaken, requireInsights, type Scope } from "./internal";

export interface Supporter {
  customerId: string;
  siteName: string;
  siteSlug: string;
  name: string | null;
  email: string | null;
  orders: number;
  /** Minor units, refunds taken off. */
  net: bigint;
}

/** Who gave most in the period, in one currency. Whoever the platform did not name is left out. */
export async function listTopSupporters(
  ctx: Context,
  { siteIds, period }: Scope,
  currency: string,
  limit: number,
): Promise<Supporter[]> {
  requireInsights(ctx, siteIds);
  const rows = await query<Omit<Supporter, "net"> & { net: string }>(
    `with top as (
       select o.site_id, o.customer_id, count(*)::int as orders,
         sum(o.amount - o.amount_refunded) as net
       from orders o
       where o.site_id = any($1::uuid[]) and o.placed_at >= $2 and o.placed_at < $3
         and o.currency = $4 and o.customer_id is not null and ${countsAsTaken}
       group by o.site_id, o.customer_id
       having sum(o.amount - o.amount_refunded) > 0
       order by net desc, o.customer_id
       limit $5
     )
     select t.customer_id as "customerId", s.name as "siteName", s.slug as "siteSlug", c.name, c.email,
       t.orders, t.net::text as net
     from top t join sites s on s.id = t.site_id
     join customers c on c.site_id = t.site_id and c.id = t.customer_id
     where c.site_id = any($1::uuid[])
     order by t.net desc, t.customer_id`,
    [siteIds, period.from, period.to, currency, limit],
  );
  return rows.map((row) => ({ ...row, net: BigInt(row.net) }));
}
