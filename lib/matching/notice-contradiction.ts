import type { Transaction } from "@/lib/db";
import { loadConfirmation } from "./internal";
import type { Act } from "./record-confirmation-event";
import { setReview } from "./set-review";

/**
 * A declaration that was matched by its address alone may be named by another order afterwards: by
 * its code, or by the transaction ID that the visitor added. That is for a person to decide.
 */
export async function noticeContradiction(
  tx: Transaction,
  about: { siteId: string } & ({ confirmationId: string } | { orderId: string }),
  by: Act,
): Promise<void> {
  const { rows } = await tx.query<{ id: string; reference: string }>(
    `select c.id, o.reference
     from confirmations c
     join matches m on m.confirmation_id = c.id and m.undone_at is null and m.rule = 'email'
     join orders o on o.site_id = c.site_id and o.id <> m.order_id
       and ((o.platform = c.platform and lower(o.transaction_id) = c.transaction_key)
         or exists (select 1 from code_sightings s where s.site_id = c.site_id
           and s.code_key = c.code_key and s.order_id = o.id))
     where c.site_id = $1 and ${"orderId" in about ? "o" : "c"}.id = $2
       and not exists (select 1 from matches n where n.order_id = o.id
         and (n.undone_at is null or n.confirmation_id = c.id))
     order by c.id, o.id limit 1`,
    [about.siteId, "orderId" in about ? about.orderId : about.confirmationId],
  );
  const [found] = rows;
  if (!found) return;
  const confirmation = await loadConfirmation(tx, { siteId: about.siteId, id: found.id });
  const matter = `It was matched by its address, but the order ${found.reference} names it.`;
  await setReview(tx, confirmation, matter, by);
}
