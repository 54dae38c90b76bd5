/** Set by the web process on every request, which lets nobody else set it. */
const CALLER_HEADER = "x-onetill-caller";

/** The network address that a request came from, for counting attempts. */
export const callerAddress = (headers: { get(name: string): string | null }): string =>
  headers.get(CALLER_HEADER) || "unknown";
