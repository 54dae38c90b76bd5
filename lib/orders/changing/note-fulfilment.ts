import type { Transaction } from "@/lib/db";

/** What was sent for an order, or where it is. */
export interface Fulfilment {
  note: string | null;
  url: string | null;
  carrier: string | null;
  tracking_number: string | null;
}

/** Writes down what was sent; `null` takes it back. */
export async function noteFulfilment(
  tx: Transaction,
  order: { siteId: string; id: string },
  fulfilment: Fulfilment | null,
): Promise<void> {
  await tx.query("update orders set fulfilment = $3::jsonb where site_id = $1 and id = $2", [
    order.siteId,
    order.id,
    fulfilment && JSON.stringify(fulfilment),
  ]);
}
