/**
 * The network address that a request came from, for counting attempts. The last entry is the one
 * that the nearest proxy (or Next itself) wrote; those before it are the caller's own words.
 */
export function callerAddress(forwardedFor: string | null | undefined): string {
  return forwardedFor?.split(",").at(-1)?.trim() || "unknown";
}
