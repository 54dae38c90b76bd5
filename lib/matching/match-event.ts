import { readClock, type Transaction } from "@/lib/db";
import type { OutboxEntry, Teller } from "@/lib/events";
import { considerConfirmations } from "./consider";
import { findConfirmationsFor } from "./find-pairs";
import { findLiveMatch, findPaidOrder, loadConfirmation, lockMatching, onetill } from "./internal";
import { noteCodes } from "./note-codes";
import { noticeContradiction } from "./notice-contradiction";
import { findThoseWithCodes } from "./order-texts";

/** Whether an order may be somebody's now whose it was not before, or is nobody's any more. */
const isNews = ({ type, data }: OutboxEntry) =>
  type === "order.received" ||
  type === "order.updated" ||
  type === "order.canceled" ||
  (type === "order.accepted" && data.from === "pending_payment");

async function matchOrder(tx: Transaction, siteId: string, id: string, at: Date): Promise<void> {
  await noteCodes(tx, { siteId, id });
  const order = await findPaidOrder(tx, { siteId, id });
  if (!order || (await findLiveMatch(tx, { orderId: id }))) return;
  const by = { actor: onetill, at };
  const ids = (await findConfirmationsFor(tx, order)).map((pair) => pair.confirmation.id);
  if (ids.length > 0) await considerConfirmations(tx, siteId, ids, by, { read: new Set([id]) });
  await noticeContradiction(tx, { order }, by);
}

/**
 * The orders of a file that somebody may have declared: by address or transaction, or with a code in
 * their texts. Found together: one by one, a long file would hold the site's lock for minutes.
 */
async function importedOrders(tx: Transaction, siteId: string, importId: string) {
  const declared = (key: string, value: string) =>
    `exists (select 1 from confirmations c where c.site_id = $1 and c.${key} = lower(o.${value}))`;
  const { rows } = await tx.query<{ id: string; named: boolean }>(
    `select o.id, ${declared("email_key", "customer_email")}
       or ${declared("paid_email_key", "customer_email")}
       or ${declared("transaction_key", "transaction_id")} as named
     from orders o
     where o.site_id = $1 and o.imported_at is not null
       and o.id in (select order_id from import_rows where site_id = $1 and import_id = $2)
       and o.placed_at >= (select min(created_at - (window_ends_at - created_at))
         from confirmations where site_id = $1 and status <> 'success')`,
    [siteId, importId],
  );
  const named = rows.filter((row) => row.named).map(({ id }) => id);
  const others = rows.filter((row) => !row.named).map(({ id }) => id);
  return [...named, ...(await findThoseWithCodes(tx, siteId, others))].sort();
}

/** Looks for the payment of a declaration that is new, or that its visitor added something to. */
async function matchConfirmation(tx: Transaction, siteId: string, id: string, at: Date) {
  const by = { actor: onetill, at };
  await considerConfirmations(tx, siteId, [id], by);
  await noticeContradiction(tx, { confirmation: await loadConfirmation(tx, { siteId, id }) }, by);
}

const visitorsWords = ["confirmation.declared", "confirmation.said_paid"];

/**
 * Looks for the declaration of an order that arrived or was told more about, for those of the orders
 * of a file, and for the payment of a declaration. Doing it again changes nothing.
 */
export const matchEvent: Teller = async (tx, entry, signal) => {
  const { siteId, subjectId, topic, type } = entry;
  const isFile = topic === "import" && type === "import.finished";
  const isOrder = topic === "order" && isNews(entry);
  const isDeclaration = topic === "confirmation" && visitorsWords.includes(type);
  if (!isFile && !isOrder && !isDeclaration) return;
  await lockMatching(tx, siteId);
  const at = (await readClock(tx)).now();
  if (isDeclaration) return matchConfirmation(tx, siteId, subjectId, at);
  const ids = isFile ? await importedOrders(tx, siteId, subjectId) : [subjectId];
  for (const id of ids) {
    signal?.throwIfAborted();
    await matchOrder(tx, siteId, id, at);
  }
};
