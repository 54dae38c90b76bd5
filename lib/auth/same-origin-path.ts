const base = "http://here.invalid";

/** The path to go on to after signing in; `/` for anything that is not a path of ours. */
export function sameOriginPath(next: unknown): string {
  if (typeof next !== "string" || !next.startsWith("/") || !URL.canParse(next, base)) return "/";
  const url = new URL(next, base);
  return url.origin === base ? `${url.pathname}${url.search}${url.hash}` : "/";
}
