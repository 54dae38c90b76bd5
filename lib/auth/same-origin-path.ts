const base = "http://here.invalid";

const parse = (path: string) => (URL.canParse(path, base) ? new URL(path, base) : undefined);

/**
 * The path to go on to after signing in; `/` for anything that is not a path of ours. What comes back
 * is what a browser makes of it, and is looked at again: `/..//host` is a path that becomes another
 * website's address.
 */
export function sameOriginPath(next: unknown): string {
  if (typeof next !== "string" || !next.startsWith("/")) return "/";
  const url = parse(next);
  if (url?.origin !== base || url.username || url.password) return "/";
  const path = `${url.pathname}${url.search}${url.hash}`;
  return parse(path)?.href === url.href ? path : "/";
}
