import { readClock, type Transaction } from "@/lib/db";
import type { OutboxEntry, Teller } from "@/lib/outbox";
import { considerConfirmations } from "./consider";
import { findConfirmationsFor } from "./find-pairs";
import { findLiveMatch, findPaidOrder, lockMatching, onetill } from "./internal";
import { noteCodes } from "./note-codes";
import { noticeContradiction } from "./notice-contradiction";

/** Whether an order may be somebody's now who it was not before. */
const isNews = ({ type, data }: OutboxEntry) =>
  type === "order.received" ||
  type === "order.updated" ||
  (type === "order.accepted" && data.from === "pending_payment");

async function matchOrder(tx: Transaction, siteId: string, id: string, at: Date): Promise<void> {
  await noteCodes(tx, { siteId, id });
  const order = await findPaidOrder(tx, { siteId, id });
  if (!order || (await findLiveMatch(tx, { orderId: id }))) return;
  const by = { actor: onetill, at };
  const ids = (await findConfirmationsFor(tx, order)).map((pair) => pair.confirmation.id);
  if (ids.length > 0) await considerConfirmations(tx, siteId, ids, by);
  await noticeContradiction(tx, { siteId, orderId: id }, by);
}

/** Orders of a file that are not older than every declaration that still looks for its payment. */
async function importedOrders(tx: Transaction, siteId: string, importId: string) {
  const { rows } = await tx.query<{ id: string }>(
    `select distinct o.id from import_rows r
     join orders o on o.site_id = r.site_id and o.id = r.order_id
     where r.site_id = $1 and r.import_id = $2 and o.imported_at is not null
       and o.placed_at >= (select min(created_at - (window_ends_at - created_at))
         from confirmations where site_id = $1 and status <> 'success')
     order by o.id`,
    [siteId, importId],
  );
  return rows.map((row) => row.id);
}

/**
 * Looks for the declaration of an order that arrived or was told more about, and of the orders of a
 * file of past ones. Doing it again changes nothing.
 */
export const matchEvent: Teller = async (tx, entry) => {
  const { siteId, subjectId } = entry;
  const isFile = entry.topic === "import" && entry.type === "import.finished";
  if (!isFile && !(entry.topic === "order" && isNews(entry))) return;
  await lockMatching(tx, siteId);
  const at = (await readClock(tx)).now();
  const ids = isFile ? await importedOrders(tx, siteId, subjectId) : [subjectId];
  for (const id of ids) await matchOrder(tx, siteId, id, at);
};
