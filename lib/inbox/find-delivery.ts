import { query } from "@/lib/db";
import { toPublicId } from "@/lib/kernel";

/** The shown id of the delivery that the sender calls by this name; null when it has not come. */
export async function findDelivery(
  { siteId, connectionId }: { siteId: string; connectionId: string },
  deliveryId: string,
): Promise<string | null> {
  const [row] = await query<{ id: string }>(
    "select id from inbound_events where site_id = $1 and connection_id = $2 and delivery_id = $3",
    [siteId, connectionId, deliveryId],
  );
  return row ? toPublicId("delivery", row.id) : null;
}
