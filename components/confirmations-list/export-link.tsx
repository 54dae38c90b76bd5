import { Download } from "lucide-react";
import { buttonStyles } from "@/components/ui/button-styles";
import { type ConfirmationListState, confirmationList } from "@/lib/matching/browser";

/** Where the list as it is filtered, or a selection of it, comes as a CSV file. */
export function exportHref(state: ConfirmationListState, ids: readonly string[], zone: string) {
  const pairs = confirmationList.pairs({ ...state, after: null, before: null });
  const query = new URLSearchParams([
    ...pairs,
    ...ids.map((id) => ["id", id]),
    ["zone", zone],
  ] as string[][]);
  return `/confirmations/export?${query}`;
}

/** Downloads the whole list as it is filtered and sorted. */
export function ExportLink({ state, zone }: { state: ConfirmationListState; zone: string }) {
  return (
    <a
      href={exportHref(state, [], zone)}
      download
      title="All that match, as a CSV file"
      className={buttonStyles({ variant: "ghost", size: "sm" })}
    >
      <Download aria-hidden />
      <span className="max-sm:sr-only">Export</span>
    </a>
  );
}
