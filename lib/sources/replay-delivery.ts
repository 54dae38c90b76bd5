import { channels, notifySoon, query } from "@/lib/db";
import type { Context } from "@/lib/kernel";
import { conflict, fromPublicId, requireRight } from "@/lib/kernel";
import { getDelivery } from "./list-deliveries";

/**
 * Works a delivery through once more. What it brought before stays as it is: the same delivery never
 * makes a second order. Throws `conflict` while it is still waiting.
 */
export async function replayDelivery(ctx: Context, publicId: string): Promise<void> {
  const delivery = await getDelivery(ctx, publicId);
  requireRight(ctx, delivery.siteId, "deliveries:replay");
  const rows = await query(
    `update inbound_events set state = 'pending', reason = null, attempts = 0, retry_at = null
     where site_id = $1 and id = $2 and state <> 'pending' returning id`,
    [delivery.siteId, fromPublicId("delivery", publicId)],
  );
  if (rows.length === 0) throw conflict("This delivery is being worked on already.");
  notifySoon(channels.inbound);
}
