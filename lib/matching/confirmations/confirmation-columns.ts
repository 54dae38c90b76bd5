import type { ConfirmationSort } from "./confirmation-sorts";

interface ConfirmationColumn {
  label: string;
  /** The sort that the column's header offers. */
  sort?: ConfirmationSort;
  /** Dates are wanted newest first, texts from A on. */
  largestFirst?: boolean;
}

/** The columns of the list of confirmations, in their order. */
export const confirmationColumns = {
  id: { label: "ID" },
  site: { label: "Site" },
  payment: { label: "Payment" },
  email: { label: "E-mail", sort: "email" },
  status: { label: "Status", sort: "status" },
  order: { label: "Order" },
  created_at: { label: "Time", sort: "created_at", largestFirst: true },
  operations: { label: "Operations" },
} as const satisfies Record<string, ConfirmationColumn>;

export type ConfirmationColumnId = keyof typeof confirmationColumns;
export const confirmationColumnIds = Object.keys(confirmationColumns) as ConfirmationColumnId[];

/** What is known of a column, whichever it is. */
export const describeConfirmationColumn = (id: ConfirmationColumnId): ConfirmationColumn =>
  confirmationColumns[id];
