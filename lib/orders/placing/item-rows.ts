import { newId } from "@/lib/kernel";
import type { NewItem } from "./new-order";

/** The items of an order as rows of `order_items`, for `json_to_recordset`. */
export const itemRows = (orderId: string, items: readonly NewItem[]) =>
  items.map((item, position) => ({
    ...{ id: newId(), order_id: orderId, position, name: item.name, variation: item.variation },
    quantity: item.quantity,
    unit_amount: item.unitAmount === null ? null : String(item.unitAmount),
    details: item.details,
    item_id: item.itemId ?? null,
  }));

/** What `json_to_recordset` makes of them. */
export const itemColumns = `id uuid, order_id uuid, position int, name text, variation text,
  quantity int, unit_amount bigint, details jsonb, item_id uuid`;
