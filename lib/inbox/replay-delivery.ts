import { channels, notifySoon, query } from "@/lib/db";
import type { Context } from "@/lib/kernel";
import { conflict, fromPublicId, isOnetillError, requireRight } from "@/lib/kernel";
import { getDelivery } from "./get-delivery";

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
  notifySoon(channels.inbound, delivery.siteId);
}

export interface ReplayResult {
  id: string;
  /** Why it was not replayed, in a sentence; null when it was. */
  refusal: string | null;
}

/** Replays several, each on its own: one that is refused does not hold up the others. */
export async function replayDeliveries(ctx: Context, ids: string[]): Promise<ReplayResult[]> {
  const results: ReplayResult[] = [];
  for (const id of ids) {
    try {
      await replayDelivery(ctx, id);
      results.push({ id, refusal: null });
    } catch (error) {
      if (!isOnetillError(error, "conflict", "not_found", "forbidden")) throw error;
      results.push({ id, refusal: error.message });
    }
  }
  return results;
}
