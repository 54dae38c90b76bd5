import type { OrderSort } from "./sorts";

interface ListColumn {
  label: string;
  /** The sort that the column's header offers. */
  sort?: OrderSort;
  /** Numbers and dates are wanted largest first, texts from A on. */
  largestFirst?: boolean;
  /** Shown only when it is asked for. */
  extra?: boolean;
}

/** The columns of the orders list and of its export, in their usual order. */
export const listColumns = {
  placed_at: { label: "Date", sort: "placed_at", largestFirst: true },
  reference: { label: "Reference", sort: "reference" },
  site: { label: "Site" },
  customer: { label: "Customer", sort: "customer" },
  item: { label: "Item", sort: "item" },
  amount: { label: "Price", sort: "amount", largestFirst: true },
  status: { label: "Status", sort: "status" },
  payment: { label: "Payment", sort: "payment" },
  mail: { label: "E-mail" },
  platform: { label: "Platform", sort: "platform" },
  transaction: { label: "Transaction ID" },
  kind: { label: "Kind", extra: true },
  message: { label: "Message", extra: true },
} as const satisfies Record<string, ListColumn>;

export type ListColumnId = keyof typeof listColumns;
export const listColumnIds = Object.keys(listColumns) as ListColumnId[];

/** What is known of a column, whichever it is. */
export const describeColumn = (id: ListColumnId): ListColumn => listColumns[id];

/** The reference is the way to the order and cannot be hidden. */
export const fixedColumn: ListColumnId = "reference";

/** The columns of somebody who has not chosen any; one site needs no column that names it. */
export const usualColumns = (siteCount: number): ListColumnId[] =>
  listColumnIds.filter((id) => !describeColumn(id).extra && (id !== "site" || siteCount > 1));

/** The columns that a text such as `placed_at,reference,amount` names; null when it names none. */
export function namedColumns(text: string | null | undefined): ListColumnId[] | null {
  const named = new Set((text ?? "").split(","));
  const known = [...named].filter((id): id is ListColumnId => Object.hasOwn(listColumns, id));
  return known.length > 0 ? known : null;
}

/** The same for a table that is shown: without the way to the order it would lead nowhere. */
export function readColumns(text: string | null | undefined): ListColumnId[] | null {
  const named = namedColumns(text);
  return !named || named.includes(fixedColumn) ? named : [fixedColumn, ...named];
}
