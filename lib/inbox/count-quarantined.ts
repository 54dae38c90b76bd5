import { query } from "@/lib/db";
import type { Context } from "@/lib/kernel";
import { sitesWith } from "@/lib/kernel";
import type { DeliveryFilter } from "./schemas";

/** How many deliveries of the actor's sites are in quarantine, whatever state the filter names. */
export async function countQuarantined(ctx: Context, filter: DeliveryFilter): Promise<number> {
  const [row] = await query<{ count: number }>(
    `select count(*)::int as count
     from inbound_events e join sites s on s.id = e.site_id
     where e.site_id = any($1::uuid[]) and e.state = 'quarantined'
       and (cardinality($2::text[]) = 0 or e.platform = any($2))
       and (cardinality($3::text[]) = 0 or s.slug = any($3) or s.client_id = any($3))`,
    [sitesWith(ctx, "deliveries:read"), filter.platform, filter.site],
  );
  return row?.count ?? 0;
}
