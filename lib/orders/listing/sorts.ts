/** Columns that a list of orders can be sorted by. */
export const orderSorts = [
  "placed_at",
  "amount",
  "status",
  "payment",
  "platform",
  "item",
  "customer",
  "reference",
] as const;
export type OrderSort = (typeof orderSorts)[number];

export interface SortSpec {
  by: OrderSort;
  descending: boolean;
}

export const newestFirst: SortSpec = { by: "placed_at", descending: true };

/** How addresses and the contract's `sort` write a sort order: `-placed_at`. */
export const sortText = ({ by, descending }: SortSpec) => (descending ? "-" : "") + by;
