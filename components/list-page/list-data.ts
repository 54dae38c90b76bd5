import type { Density } from "@/components/data-table/data-table";
import type { RowCount, SavedViewLine } from "@/lib/lists/browser";

export interface ListDataSite {
  /** The shown id, `site_…`. */
  id: string;
  slug: string;
  name: string;
  timeZone: string;
  /** Whether the person may share views with the site's people. */
  mayShare: boolean;
}

/** Everything that the server gives a list for one page of it. */
export interface ListData<State, Line> {
  state: State;
  lines: Line[];
  nextCursor: string | null;
  previousCursor: string | null;
  count: RowCount;
  density: Density;
  /** Where the days begin; `zoneSite` names the site it is of when the sites differ. */
  zone: string;
  zoneSite: string | null;
  /** The year it is there. */
  year: string;
  sites: ListDataSite[];
  platforms: { slug: string; name: string }[];
  views: SavedViewLine[];
  /** Any row that is made from now on has a higher id than this shown one. */
  mark: string;
}
