import { query } from "@/lib/db";
import type { Context } from "@/lib/kernel";
import { fromPublicId, notFound, requireRight } from "@/lib/kernel";
import { type DeliveryLine, deliveryColumns, presentDelivery, repeatsOf } from "./list-deliveries";

export interface DeliveryDetail extends DeliveryLine {
  /** What the platform calls it. */
  deliveryId: string;
  headers: Record<string, string>;
  /** As it was received, secrets removed. */
  body: Buffer;
}

/** One delivery with its body. Throws `not_found` outside the actor's sites. */
export async function getDelivery(ctx: Context, publicId: string): Promise<DeliveryDetail> {
  const rows = await query<DeliveryDetail>(
    `select ${deliveryColumns}, e.delivery_id as "deliveryId", e.headers, e.body
     from inbound_events e join sites s on s.id = e.site_id ${repeatsOf}
     where e.site_id = any($1::uuid[]) and e.id = $2`,
    [ctx.sites.map((site) => site.siteId), fromPublicId("delivery", publicId)],
  );
  const row = rows[0];
  if (!row) throw notFound("delivery");
  requireRight(ctx, row.siteId, "deliveries:read");
  return presentDelivery(row);
}
