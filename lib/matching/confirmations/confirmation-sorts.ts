/** Columns that the list of confirmations can be sorted by. */
export const confirmationSorts = ["created_at", "status", "email"] as const;
export type ConfirmationSort = (typeof confirmationSorts)[number];

export interface ConfirmationSortSpec {
  by: ConfirmationSort;
  descending: boolean;
}

export const newestConfirmationsFirst: ConfirmationSortSpec = {
  by: "created_at",
  descending: true,
};

/** How addresses write a sort order: `-created_at`. */
export const confirmationSortText = ({ by, descending }: ConfirmationSortSpec) =>
  (descending ? "-" : "") + by;
