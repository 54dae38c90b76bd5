import { daySpanBounds, presetDays } from "@/lib/orders";
import type { ConfirmationListState } from "./confirmation-address";
import type { ConfirmationFilter } from "./confirmation-filter";

/** What a list's state asks the database for. Days begin in `zone`. */
export function narrowConfirmations(
  state: ConfirmationListState,
  about: { zone: string; now: Date },
): ConfirmationFilter {
  const { site, status, platform, button, q } = state;
  const span =
    typeof state.days === "string" ? presetDays(state.days, about.now, about.zone) : state.days;
  const bounds = span ? daySpanBounds(span, about.zone) : { after: null, before: null };
  return {
    ...{ site, status, platform, button, q, needsReview: state.review },
    createdAfter: bounds.after,
    createdBefore: bounds.before,
  };
}
