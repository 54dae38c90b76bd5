import { invalid } from "@/lib/kernel";
import { readBytes } from "./read-bytes";

/**
 * Reads a JSON body of at most `limit` bytes (1 MiB unless told); `empty` is what no body at all counts
 * as, where that is allowed. Throws `too_large`, or `invalid_request` when it is not UTF-8 or not JSON.
 */
export async function readJson(
  request: Request,
  { limit = 1024 * 1024, empty }: { limit?: number; empty?: object } = {},
): Promise<unknown> {
  const bytes = await readBytes(request, limit);
  if (bytes.length === 0 && empty) return empty;
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw invalid("The body is not valid JSON.");
  }
}
