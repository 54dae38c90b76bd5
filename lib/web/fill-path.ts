/** A query string, read: a repeated name is an array. */
export type SearchParams = Record<string, string | string[] | undefined>;

/** Puts values into a path pattern and appends the query: where the reader is right now. */
export function fillPath(
  pattern: string,
  params: Record<string, string | string[]>,
  searchParams: SearchParams,
): string {
  const path = pattern.replace(/\[(?:\.\.\.)?([^[\]]+)\]/g, (_, name: string) =>
    [params[name] ?? []].flat().map(encodeURIComponent).join("/"),
  );
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(searchParams)) {
    for (const one of [value ?? []].flat()) query.append(name, one);
  }
  return query.size > 0 ? `${path}?${query}` : path;
}
