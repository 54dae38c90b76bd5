import type { Transaction } from "@/lib/db";
import type { OrdersOf } from "./find-order-of-payment";

/** A customer's newest order (UUID) of a membership; null when there is none. */
export async function findMembershipOrder(
  tx: Transaction,
  { siteId, platform }: OrdersOf,
  { customerId, isTest }: { customerId: string; isTest: boolean },
): Promise<string | null> {
  const { rows } = await tx.query<{ id: string }>(
    `select id from orders where site_id = $1 and customer_id = $2 and platform = $3
       and kind = 'membership' and is_test = $4 order by placed_at desc, id desc limit 1`,
    [siteId, customerId, platform, isTest],
  );
  return rows[0]?.id ?? null;
}
