// Runs as plain Node, beside web.ts: nothing but Node may be imported.

/**
 * An address below /api without the slashes that are too many. A platform posts to the address that it
 * was given, with a slash at its end or two in its middle, and follows no redirect.
 */
export function plainUrl(url: string): string {
  const at = url.indexOf("?");
  const path = at < 0 ? url : url.slice(0, at);
  const plain = path.replace(/\/{2,}/g, "/");
  if (plain !== "/api" && !plain.startsWith("/api/")) return url;
  const whole = plain.endsWith("/") ? plain.slice(0, -1) : plain;
  return at < 0 ? whole : whole + url.slice(at);
}
