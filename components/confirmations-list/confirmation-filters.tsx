import { Eye } from "lucide-react";
import type { FilterLook } from "@/components/list-page/filter-look";
import type { SortWords } from "@/components/list-page/filters-sheet";
import { platformOptions, siteOptions } from "@/components/list-page/platform-options";
import { confirmationStatusLooks } from "@/components/ui/confirmation-status-badge";
import {
  type ConfirmationListState,
  confirmationStatuses,
  confirmationStatusLabels,
} from "@/lib/matching/browser";
import type { ConfirmationListData } from "./list-data";

const statusOptions = confirmationStatuses.map((value) => {
  const { Icon } = confirmationStatusLooks[value];
  return { value, label: confirmationStatusLabels[value], icon: <Icon aria-hidden /> };
});

const reviewOptions = [{ value: "needed", label: "Needs a look", icon: <Eye aria-hidden /> }];

export const confirmationSortWords: SortWords = {
  created_at: ["newest first", "oldest first"],
  status: ["failed first", "pending first"],
};

/** How the filters of the list of confirmations look, in the order of the toolbar. */
export function confirmationFilters(
  data: ConfirmationListData,
): FilterLook<ConfirmationListState>[] {
  const { sites, platforms, buttons, state } = data;
  // With several sites each button says whose it is.
  const buttonOptions = buttons.map(({ id, label, siteName }) => ({
    value: id,
    label: sites.length > 1 ? `${label} (${siteName})` : label,
  }));
  return [
    ...(sites.length > 1
      ? [{ name: "site" as const, options: siteOptions(sites), searchable: sites.length > 8 }]
      : []),
    { name: "days", wide: true },
    { name: "status", options: statusOptions },
    { name: "review", options: reviewOptions },
    { name: "platform", options: platformOptions(platforms, state.platform) },
    ...(buttons.length > 0 || state.button.length > 0
      ? [{ name: "button" as const, options: buttonOptions, searchable: buttons.length > 8 }]
      : []),
  ];
}
