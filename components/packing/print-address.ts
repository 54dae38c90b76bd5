/** What can be printed of orders. */
export const printedAs = ["slips", "labels"] as const;
export type PrintedAs = (typeof printedAs)[number];

/** The printable page of these orders (shown ids), in that order. */
export const printHref = (what: PrintedAs, ids: readonly string[]): string =>
  `/orders/print?${new URLSearchParams([["what", what], ...ids.map((id) => ["id", id])])}`;
