import type { Transaction } from "@/lib/db";
import { itemColumns, itemRows } from "./item-rows";
import type { NewItem } from "./new-order";

/** Puts these items in the place of those that the order had. */
export async function replaceItems(
  tx: Transaction,
  order: { siteId: string; id: string },
  items: readonly NewItem[],
): Promise<void> {
  await tx.query("delete from order_items where site_id = $1 and order_id = $2", [
    order.siteId,
    order.id,
  ]);
  if (items.length === 0) return;
  await tx.query(
    `insert into order_items (id, site_id, order_id, position, name, variation, quantity,
       unit_amount, details, item_id)
     select i.id, $1, i.order_id, i.position, i.name, i.variation, i.quantity, i.unit_amount, i.details,
       i.item_id
     from json_to_recordset($2::json) as i(${itemColumns})`,
    [order.siteId, JSON.stringify(itemRows(order.id, items))],
  );
}
