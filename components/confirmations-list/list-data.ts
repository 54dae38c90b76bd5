import type { ListData, ListDataSite } from "@/components/list-page/list-data";
import type { ButtonName } from "@/lib/buttons/schemas";
import type { ConfirmationLine, ConfirmationListState } from "@/lib/matching/browser";

export interface ConfirmationListSite extends ListDataSite {
  mayMakeButtons: boolean;
}

/** Everything that the server gives the list of confirmations for one page of it. */
export interface ConfirmationListData extends ListData<ConfirmationListState, ConfirmationLine> {
  sites: ConfirmationListSite[];
  buttons: ButtonName[];
  /** Whether the person may change confirmations on some site. */
  mayWrite: boolean;
}
