import type { Density } from "@/components/data-table/data-table";
import type { SavedViewLine } from "@/lib/lists/browser";
import type { OrderColumnId, OrderLine, OrderListState } from "@/lib/orders/browser";

export interface ListDataSite {
  /** The shown id, `site_…`. */
  id: string;
  slug: string;
  name: string;
  timeZone: string;
  currency: string;
  /** Whether the person may share views with the site's people. */
  mayShare: boolean;
}

/** Everything that the server gives the orders list for one page of it. */
export interface ListData {
  state: OrderListState;
  lines: OrderLine[];
  nextCursor: string | null;
  previousCursor: string | null;
  count: { count: number; capped: boolean };
  /** What of the address could not be taken into account, as a sentence. */
  ignored: string | null;
  columns: OrderColumnId[];
  /** What this browser remembers; null as long as nobody has chosen any. */
  rememberedColumns: OrderColumnId[] | null;
  density: Density;
  /** Where the days begin; `zoneSite` names the site it is of when the sites differ. */
  zone: string;
  zoneSite: string | null;
  /** The year it is there. */
  year: string;
  sites: ListDataSite[];
  platforms: { slug: string; name: string }[];
  views: SavedViewLine[];
  /** Whether the person may change orders on some site. */
  mayWrite: boolean;
  /** Whether the person may send mails for some site. */
  mayMail: boolean;
  /** Any order that is made from now on has a higher id than this shown one. */
  mark: string;
}
