import type { ListData, ListDataSite } from "@/components/list-page/list-data";
import type { OrderColumnId, OrderLine, OrderListState } from "@/lib/orders/browser";

export interface OrderListSite extends ListDataSite {
  currency: string;
}

/** Everything that the server gives the list of orders for one page of it. */
export interface OrderListData extends ListData<OrderListState, OrderLine> {
  sites: OrderListSite[];
  /** What of the address could not be taken into account, as a sentence. */
  ignored: string | null;
  columns: OrderColumnId[];
  /** What this browser remembers; null as long as nobody has chosen any. */
  rememberedColumns: OrderColumnId[] | null;
  /** Whether the person may change orders on some site. */
  mayWrite: boolean;
  /** Whether the person may give money back on some site. */
  mayRefund: boolean;
  /** Whether the person may send mails for some site. */
  mayMail: boolean;
}
