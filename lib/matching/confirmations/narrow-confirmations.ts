import { boundsOfDays } from "@/lib/lists";
import type { ConfirmationFilter } from "./confirmation-filter";
import type { ConfirmationListState } from "./confirmation-list";

/** What a list's state asks the database for. Days begin in `zone`. */
export function narrowConfirmations(
  state: ConfirmationListState,
  about: { zone: string; now: Date },
): ConfirmationFilter {
  const { site, status, platform, button, q } = state;
  const bounds = boundsOfDays(state.days, about);
  return {
    ...{ site, status, platform, button, q, needsReview: state.review },
    createdAfter: bounds.after,
    createdBefore: bounds.before,
  };
}
