import type { Density } from "@/components/data-table/data-table";
import { type OrderColumnId, orderList } from "@/lib/orders/browser";

/** Where this browser keeps how its person likes the list. */
export const layoutCookie = "onetill_orders";

export interface ListLayout {
  density: Density;
  /** Null as long as nobody has chosen any. */
  columns: OrderColumnId[] | null;
}

/** `compact.placed_at.reference`: a cookie holds neither commas nor spaces. */
export const writeLayout = ({ density, columns }: ListLayout) =>
  [density, ...(columns ?? [])].join(".");

export function readLayout(cookie: string | undefined): ListLayout {
  const [density, ...columns] = (cookie ?? "").split(".");
  return {
    density: density === "compact" ? "compact" : "comfortable",
    columns: orderList.readColumns(columns.join(",")),
  };
}
