import type { Transaction } from "@/lib/db";
import type { Act } from "../confirmations/record-confirmation-event";
import { setReview } from "../confirmations/set-review";
import { loadConfirmation } from "../internal";
import type { OpenConfirmation, PaidOrder } from "./pair";

const namedBy = (order: PaidOrder): [string, unknown[]] => [
  `c.site_id = $1 and o.id = $2 and c.id = any(array(
     select c.id from code_sightings s
     join confirmations c on c.site_id = s.site_id and c.code_key = s.code_key
     where s.site_id = $1 and s.order_id = $2
   ) || array(
     select id from confirmations where site_id = $1 and transaction_key = $3 and platform = $4
   ))`,
  [order.siteId, order.id, order.transactionId?.toLowerCase() ?? null, order.platform],
];

const naming = (confirmation: OpenConfirmation): [string, unknown[]] => [
  `c.site_id = $1 and c.id = $2 and o.id = any(array(
     select order_id from code_sightings where site_id = $1 and code_key = $5
   ) || array(
     select id from orders where site_id = $1 and lower(transaction_id) = $3 and platform = $4
   ))`,
  [
    confirmation.siteId,
    confirmation.id,
    confirmation.transactionKey,
    confirmation.platform,
    confirmation.codeKey,
  ],
];

/**
 * A declaration that was matched by its address alone may be named by another order afterwards: by
 * its code, or by the transaction ID that the visitor added. That is for a person to decide.
 */
export async function noticeContradiction(
  tx: Transaction,
  about: { order: PaidOrder } | { confirmation: OpenConfirmation },
  by: Act,
): Promise<void> {
  const [where, values] = "order" in about ? namedBy(about.order) : naming(about.confirmation);
  const { rows } = await tx.query<{ siteId: string; id: string; reference: string }>(
    `select c.site_id as "siteId", c.id, o.reference
     from confirmations c
     join orders o on o.site_id = c.site_id
     join matches m on m.site_id = c.site_id and m.confirmation_id = c.id and m.undone_at is null and m.rule = 'email'
     where ${where} and o.id <> m.order_id
       and not exists (select 1 from matches n where n.site_id = $1 and n.order_id = o.id
         and (n.undone_at is null or n.confirmation_id = c.id))
     order by c.id, o.id limit 1`,
    values,
  );
  const [found] = rows;
  if (!found) return;
  const matter = `It was matched by its address, but the order ${found.reference} names it.`;
  await setReview(tx, await loadConfirmation(tx, found), matter, by);
}
