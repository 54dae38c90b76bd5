import { env } from "@/lib/kernel";

/**
 * Whether the sandbox is on and somebody on this very machine asks. The web process knows that from
 * the socket and writes it down (scripts/web/caller.ts); no request can bring the header itself.
 */
export const isLocalSandbox = (headers: { get(name: string): string | null }): boolean =>
  env().sandbox && headers.get("x-onetill-local") === "1";
