import type { Density } from "@/components/data-table/data-table";
import type { ButtonName } from "@/lib/buttons/schemas";
import type { SavedViewLine } from "@/lib/lists/browser";
import type { ConfirmationLine, ConfirmationListState } from "@/lib/matching/schemas";

export interface ConfirmationListSite {
  /** The shown id, `site_…`. */
  id: string;
  slug: string;
  name: string;
  timeZone: string;
  mayShare: boolean;
  mayMakeButtons: boolean;
}

/** Everything that the server gives the list of confirmations for one page of it. */
export interface ConfirmationListData {
  state: ConfirmationListState;
  lines: ConfirmationLine[];
  nextCursor: string | null;
  previousCursor: string | null;
  count: { count: number; capped: boolean };
  density: Density;
  /** Where the days begin; `zoneSite` names the site it is of when the sites differ. */
  zone: string;
  zoneSite: string | null;
  /** The year it is there. */
  year: string;
  sites: ConfirmationListSite[];
  platforms: { slug: string; name: string }[];
  buttons: ButtonName[];
  views: SavedViewLine[];
  /** Whether the person may change confirmations on some site. */
  mayWrite: boolean;
  /** Any confirmation that is made from now on has a higher id than this shown one. */
  mark: string;
}
