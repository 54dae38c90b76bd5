/** The query of a page's address as pairs of name and value. */
export const searchPairs = (searchParams: Record<string, string | string[] | undefined>) =>
  Object.entries(searchParams).flatMap(([name, value]) =>
    [value ?? []].flat().map((one) => [name, one] as const),
  );
