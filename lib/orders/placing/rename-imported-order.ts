import type { Transaction } from "@/lib/db";
import type { Actor } from "@/lib/kernel";
import { settleOrder } from "../changing/settle-order";

/**
 * Gives an imported order the name that its platform uses, once the platform reports the payment: a
 * file may tell no more than the transaction. Nothing happens where there is no such order. What the
 * ledger holds under the other name stays as it is: it is the order's.
 */
export async function renameImportedOrder(
  tx: Transaction,
  order: { siteId: string; platform: string; importedAs: string; externalId: string },
  by: { actor: Actor; at: Date; source: string },
): Promise<void> {
  const { rows } = await tx.query<{ id: string }>(
    `update orders set external_id = $4, payment_key = $4
     where site_id = $1 and platform = $2 and external_id = $3 and imported_at is not null
       and not exists (select from orders o
         where o.site_id = $1 and o.platform = $2 and o.external_id = $4)
     returning id`,
    [order.siteId, order.platform, order.importedAs, order.externalId],
  );
  const id = rows[0]?.id;
  if (id === undefined) return;
  // A refund that named the payment has been waiting for it.
  await settleOrder(tx, { siteId: order.siteId, id }, by);
}
