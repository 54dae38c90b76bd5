import type { OrderFilter } from "../schemas";

/** A column with few values and an index that walks each of them by time. */
export interface Facet {
  filter: "status" | "payment" | "kind" | "currency" | "platform";
  column: string;
  type: string;
  /** Values that most orders have: walking them narrows next to nothing. */
  usual: readonly string[];
}

export const facets: readonly Facet[] = [
  { filter: "payment", column: "payment_status", type: "payment_status", usual: ["paid"] },
  { filter: "status", column: "status", type: "order_status", usual: ["completed"] },
  { filter: "kind", column: "kind", type: "order_kind", usual: ["donation", "membership"] },
  { filter: "currency", column: "currency", type: "bpchar", usual: [] },
  { filter: "platform", column: "platform", type: "text", usual: [] },
];

/** The facet of a filter that leaves the fewest orders to look at, as far as one can tell. */
export function chooseFacet(filter: OrderFilter): Facet | undefined {
  const wanted = facets.filter((facet) => filter[facet.filter].length > 0);
  const isRare = (facet: Facet) =>
    (filter[facet.filter] as string[]).every((value) => !facet.usual.includes(value));
  return wanted.find(isRare) ?? wanted[0];
}
