/** A column with few values and an index that walks each of them in the order of a sort. */
export interface Facet<Filter> {
  filter: keyof Filter & string;
  column: string;
  type: string;
  /** Values that most rows have: walking them narrows next to nothing. */
  usual?: readonly string[];
  /** What the column holds for the filter's values, where that is something else. */
  values?: (filter: Filter) => readonly string[];
}

const valuesOf = <Filter>({ filter: name }: Facet<Filter>, filter: Filter) =>
  filter[name] as readonly string[];

/** The values of a facet that a filter wants, each once. */
export const walkedValues = <Filter>(facet: Facet<Filter>, filter: Filter): string[] => [
  ...new Set(facet.values?.(filter) ?? valuesOf(facet, filter)),
];

/** The facet of a filter that leaves the fewest rows to look at, as far as one can tell. */
export function chooseFacet<Filter>(facets: readonly Facet<Filter>[], filter: Filter) {
  const wanted = facets.filter((facet) => valuesOf(facet, filter).length > 0);
  const isRare = (facet: Facet<Filter>) =>
    valuesOf(facet, filter).every((value) => !facet.usual?.includes(value));
  return wanted.find(isRare) ?? wanted[0];
}
