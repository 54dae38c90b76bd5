import { query } from "@/lib/db";
import type { Context } from "@/lib/kernel";
import { Parameters, visibleSites } from "@/lib/orders";
import { confirmationConditions } from "./confirmation-conditions";
import type { ConfirmationFilter } from "./confirmation-filter";

/** How many confirmations match, counted up to `ceiling`: nobody needs to wait for an exact million. */
export async function countConfirmations(
  ctx: Context,
  filter: ConfirmationFilter,
  ceiling = 10_000,
) {
  const sites = await visibleSites(ctx, filter.site, "confirmations:read");
  if (sites.length === 0) return { count: 0, capped: false };
  const params = new Parameters();
  const conditions = [
    `c.site_id = any(${params.add(sites)}::uuid[])`,
    ...confirmationConditions(filter, params),
  ];
  const [row] = await query<{ n: bigint }>(
    `select count(*) as n from (select 1 from confirmations c where ${conditions.join(" and ")}
     limit ${params.add(ceiling + 1)}) as counted`,
    params.values,
  );
  const n = Number(row?.n ?? 0n);
  return { count: Math.min(n, ceiling), capped: n > ceiling };
}
