/** A column that a list is sorted by, and which way. */
export interface SortBy<Sort extends string = string> {
  by: Sort;
  descending: boolean;
}

/** How addresses, cursors and the contract's `sort` write a sort order: `-placed_at`. */
export const sortText = ({ by, descending }: SortBy) => (descending ? "-" : "") + by;

/** Reads it back; null when it is none of these. */
export function readSort<Sort extends string>(
  text: string,
  sorts: readonly Sort[],
): SortBy<Sort> | null {
  const by = sorts.find((sort) => sort === text.replace(/^-/, ""));
  return by ? { by, descending: text.startsWith("-") } : null;
}
