import { afterCommit, channels, notifySoon, type Transaction } from "@/lib/db";
import { happening, recordMany } from "@/lib/events";
import type { Actor } from "@/lib/kernel";
import { toPublicId } from "@/lib/kernel";
import { orderMailEvent } from "../events";

/**
 * Takes back the mails of one purpose about an order that still wait to leave: what they tell is not so any
 * more. One that is being sent, or has left, stays. Returns how many were taken back.
 */
export async function callOffMails(
  tx: Transaction,
  about: { siteId: string; orderId: string; purpose: string },
  by: { actor: Actor; at: Date },
): Promise<number> {
  const { siteId, orderId, purpose } = about;
  const { rows } = await tx.query<{ id: string; subject: string }>(
    `update outgoing_mails set state = 'canceled', sealed_token = null, token_until = null
     where site_id = $1 and order_id = $2 and purpose = $3 and state = 'queued'
     returning id, subject`,
    [siteId, orderId, purpose],
  );
  const order = { siteId, id: orderId };
  await recordMany(
    tx,
    rows.map(({ id, subject }) =>
      happening(
        order,
        orderMailEvent["mail.canceled"],
        { mail_id: toPublicId("mail", id), subject },
        by,
      ),
    ),
  );
  if (rows.length > 0) afterCommit(tx, () => notifySoon(channels.orders, siteId));
  return rows.length;
}
