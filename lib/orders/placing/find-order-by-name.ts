import type { Transaction } from "@/lib/db";
import type { OrdersOf } from "./find-order-of-payment";

/** The order (UUID) that a platform calls so; null when there is none. */
export async function findOrderByName(
  tx: Transaction,
  { siteId, platform }: OrdersOf,
  externalId: string,
): Promise<string | null> {
  const { rows } = await tx.query<{ id: string }>(
    "select id from orders where site_id = $1 and platform = $2 and external_id = $3",
    [siteId, platform, externalId],
  );
  return rows[0]?.id ?? null;
}
