import type { Caller } from "@/lib/sites";

/** Set by the web process on every request, which lets nobody else set it. */
const CALLER_HEADER = "x-onetill-caller";

/** The network address that a request came from, for counting attempts. */
export const callerAddress = (headers: { get(name: string): string | null }): string =>
  headers.get(CALLER_HEADER) || "unknown";

/** Where a request comes from, for the list of a person's sessions. */
export const callerOf = (headers: { get(name: string): string | null }): Caller => ({
  userAgent: headers.get("user-agent") ?? "",
  address: callerAddress(headers),
});
