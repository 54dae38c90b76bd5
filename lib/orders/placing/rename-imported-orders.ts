import type { Transaction } from "@/lib/db";
import type { Actor } from "@/lib/kernel";
import { settleOrder } from "../changing/settle-order";

interface Renaming {
  siteId: string;
  platform: string;
  names: readonly { importedAs: string; externalId: string }[];
}

/**
 * Gives imported orders the names that their platform uses, once the platform reports the payments: a
 * file may tell no more than the transaction. Nothing happens where there is no such order. What the
 * ledger holds under the other name stays as it is: it is the order's.
 */
export async function renameImportedOrders(
  tx: Transaction,
  { siteId, platform, names }: Renaming,
  by: { actor: Actor; at: Date; source: string },
): Promise<void> {
  if (names.length === 0) return;
  const { rows } = await tx.query<{ id: string }>(
    `update orders set external_id = n.known, payment_key = n.known
     from unnest($3::text[], $4::text[]) as n(imported, known)
     where orders.site_id = $1 and orders.platform = $2 and orders.external_id = n.imported
       and orders.imported_at is not null
       and not exists (select from orders o
         where o.site_id = $1 and o.platform = $2 and o.external_id = n.known)
     returning orders.id`,
    [
      siteId,
      platform,
      names.map(({ importedAs }) => importedAs),
      names.map(({ externalId }) => externalId),
    ],
  );
  for (const { id } of rows) {
    // A refund that named the payment has been waiting for it.
    await settleOrder(tx, { siteId, id }, by);
  }
}
