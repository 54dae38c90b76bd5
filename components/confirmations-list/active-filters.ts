import type { ActiveFilter } from "@/components/data-table/filter-chips";
import { daysText } from "@/components/orders-list/active-filters";
import { type ConfirmationListState, confirmationStatusLabels } from "@/lib/matching/browser";

export interface FilterNames {
  platform: (slug: string) => string;
  site: (slug: string) => string;
  button: (id: string) => string;
}

/** Everything that narrows the list of confirmations, in words. */
export function activeFilters(
  state: ConfirmationListState,
  names: FilterNames,
): ActiveFilter<ConfirmationListState>[] {
  const list = <Value extends string>(
    part: "site" | "status" | "platform" | "button",
    label: string,
    values: readonly Value[],
    name: (value: Value) => string,
  ): ActiveFilter<ConfirmationListState>[] =>
    values.length > 0
      ? [{ part, label, value: values.map(name).join(", "), without: { [part]: [] } }]
      : [];
  return [
    ...(state.q ? [{ part: "q", label: "Search", value: `“${state.q}”`, without: { q: "" } }] : []),
    ...list("site", "Site", state.site, names.site),
    ...(state.days
      ? [{ part: "days", label: "Date", value: daysText(state.days), without: { days: null } }]
      : []),
    ...list("status", "Status", state.status, (status) => confirmationStatusLabels[status]),
    ...(state.review
      ? [{ part: "review", label: "Review", value: "needs a look", without: { review: false } }]
      : []),
    ...list("platform", "Payment", state.platform, names.platform),
    ...list("button", "Button", state.button, names.button),
  ];
}
