import type { ConfirmationStatus } from "../labels";

/** What a list of confirmations can be narrowed to. Empty lists mean "any". */
export interface ConfirmationFilter {
  /** Client ids, slugs or shown ids (`site_…`). */
  site: readonly string[];
  status: readonly ConfirmationStatus[];
  platform: readonly string[];
  /** Shown ids (`btn_…`). */
  button: readonly string[];
  needsReview: boolean;
  q: string;
  createdAfter: Date | null;
  createdBefore: Date | null;
  /** These and no others, by UUID. */
  ids?: readonly string[];
  /** Only what was made after this id: ids carry the time at which they were made. */
  madeAfter?: string;
}

export const anyConfirmation: ConfirmationFilter = {
  site: [],
  status: [],
  platform: [],
  button: [],
  needsReview: false,
  q: "",
  createdAfter: null,
  createdBefore: null,
};
