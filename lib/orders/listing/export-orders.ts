import type { Context } from "@/lib/kernel";
import type { OrderRow } from "../order-row";
import type { OrderFilter } from "../schemas";
import { listOrders } from "./list-orders";
import type { SortSpec } from "./sorts";

/** Every order that matches, page after page in the list's own order, holding one page at a time. */
export async function* exportOrders(
  ctx: Context,
  filter: OrderFilter,
  sort: SortSpec,
  pageSize = 500,
): AsyncGenerator<OrderRow[]> {
  let after: string | null = null;
  do {
    const page = await listOrders(ctx, { filter, sort, limit: pageSize, after });
    if (page.orders.length > 0) yield page.orders;
    after = page.nextCursor;
  } while (after);
}
