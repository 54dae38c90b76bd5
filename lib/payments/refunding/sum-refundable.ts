import { query } from "@/lib/db";
import { type Context, fromPublicId, sitesWith } from "@/lib/kernel";

/** What can be given back of several orders, in minor units, currency by currency. */
export interface RefundableSum {
  currency: string;
  amount: bigint;
  orders: number;
}

function uuidOf(publicId: string): string[] {
  try {
    return [fromPublicId("order", publicId)];
  } catch {
    return [];
  }
}

/**
 * Sums what is left to give back of several orders; those of sites on whose money the actor has no right, and
 * those of which there is nothing to give back, are left out.
 */
export function sumRefundable(ctx: Context, ids: readonly string[]): Promise<RefundableSum[]> {
  return query<RefundableSum & Record<string, unknown>>(
    `select currency, sum(rest)::bigint as amount, count(*)::int as orders
     from (
       select p.currency, p.amount - coalesce((
         select sum(r.amount) from refunds r
         where r.site_id = any($1::uuid[]) and r.site_id = p.site_id and r.order_id = p.order_id
           and r.payment_id = p.id and r.state <> 'failed'), 0) as rest
       from payments p
       where p.site_id = any($1::uuid[]) and p.order_id = any($2::uuid[])
         and p.purpose = 'charge' and p.state = 'succeeded'
     ) as paid
     where rest > 0 group by currency order by currency`,
    [sitesWith(ctx, "refunds:write"), ids.flatMap(uuidOf)],
  );
}
