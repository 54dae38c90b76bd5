import { afterCommit, channels, notifySoon, type Transaction } from "@/lib/db";
import { toldOf } from "../write-payment";

/**
 * Calls off whatever was opened to have an order paid, in the transaction that ends it: the intent is given
 * up at Stripe afterwards. A payment that came through all the same is told, and flagged.
 */
export async function callOffCharges(
  tx: Transaction,
  order: { siteId: string; id: string },
  at: Date,
): Promise<void> {
  const { rowCount } = await tx.query(
    `update payments set state = case when state = 'failed' then state else 'canceled' end,
       settled_at = coalesce(settled_at, $3), due_at = ${toldOf}
     where site_id = $1 and order_id = $2 and purpose = 'charge' and intent_id is not null
       and state in ('open', 'failed')
       and attempt = (select max(attempt) from payments
         where site_id = $1 and order_id = $2 and purpose = 'charge')`,
    [order.siteId, order.id, at],
  );
  if (rowCount) afterCommit(tx, () => notifySoon(channels.payments, order.siteId));
}
