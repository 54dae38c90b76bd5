import type { SortBy } from "@/lib/lists/browser";

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

export type SortSpec = SortBy<OrderSort>;

export const newestFirst: SortSpec = { by: "placed_at", descending: true };
