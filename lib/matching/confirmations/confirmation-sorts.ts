import type { SortBy } from "@/lib/lists/browser";

/** Columns that the list of confirmations can be sorted by. */
export const confirmationSorts = ["created_at", "status", "email"] as const;
export type ConfirmationSort = (typeof confirmationSorts)[number];

export type ConfirmationSortSpec = SortBy<ConfirmationSort>;

export const newestConfirmationsFirst: ConfirmationSortSpec = {
  by: "created_at",
  descending: true,
};
