import { query } from "@/lib/db";
import type { Context } from "@/lib/kernel";
import { requireInsights } from "./internal";

/** How far a new install has come on its way to the first order. */
export interface SetupProgress {
  connected: boolean;
  /** A delivery has arrived, a test at least. */
  received: boolean;
  firstOrder: boolean;
}

export async function readSetupProgress(
  ctx: Context,
  siteIds: readonly string[],
): Promise<SetupProgress> {
  requireInsights(ctx, siteIds);
  const [row] = await query<SetupProgress & Record<string, boolean>>(
    `select
       exists (select from connections where site_id = any($1::uuid[])
         and secret_encrypted is not null) as connected,
       exists (select from inbound_events where site_id = any($1::uuid[])) as received,
       exists (select from orders where site_id = any($1::uuid[]) and not is_test) as "firstOrder"`,
    [siteIds],
  );
  return row ?? { connected: false, received: false, firstOrder: false };
}
