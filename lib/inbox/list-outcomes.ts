import { query } from "@/lib/db";
import type { Context } from "@/lib/kernel";
import { fromPublicId, sitesWith, toPublicId } from "@/lib/kernel";
import type { DeliveryState } from "./schemas";

/** What has become of a delivery so far. */
export interface DeliveryOutcome {
  id: string;
  state: DeliveryState;
  outcome: string | null;
  reason: string | null;
  orderId: string | null;
}

/** What has become of these deliveries, as far as the actor may see them. */
export async function listOutcomes(ctx: Context, ids: string[]): Promise<DeliveryOutcome[]> {
  const rows = await query<DeliveryOutcome>(
    `select id, state, outcome, reason, order_id as "orderId" from inbound_events
     where site_id = any($1::uuid[]) and id = any($2::uuid[])`,
    [sitesWith(ctx, "deliveries:read"), ids.map((id) => fromPublicId("delivery", id))],
  );
  return rows.map((row) => ({
    ...row,
    id: toPublicId("delivery", row.id),
    orderId: row.orderId === null ? null : toPublicId("order", row.orderId),
  }));
}
