import { query } from "@/lib/db";
import type { Context } from "@/lib/kernel";
import type { OrderFilter } from "../schemas";
import { filterConditions, Parameters } from "./filter-sql";
import { visibleSites } from "./visible-sites";

/** How many orders match, counted up to `ceiling`: nobody needs to wait for an exact million. */
export async function countOrders(ctx: Context, filter: OrderFilter, ceiling = 10_000) {
  const sites = await visibleSites(ctx, filter.site);
  if (sites.length === 0) return { count: 0, capped: false };
  const params = new Parameters();
  const conditions = [
    `o.site_id = any(${params.add(sites)}::uuid[])`,
    ...filterConditions(filter, params),
  ];
  const rows = await query<{ n: bigint }>(
    `select count(*) as n from (select 1 from orders o where ${conditions.join(" and ")}
     limit ${params.add(ceiling + 1)}) as counted`,
    params.values,
  );
  const n = Number(rows[0]?.n ?? 0n);
  return { count: Math.min(n, ceiling), capped: n > ceiling };
}
