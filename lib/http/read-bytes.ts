import { OnetillError } from "@/lib/kernel";

const tooLarge = (limit: number) =>
  new OnetillError("too_large", `The body is larger than ${limit} bytes.`);

/** Reads a body of at most `limit` bytes as it came. Throws `too_large` as soon as it is longer. */
export async function readBytes(request: Request, limit: number): Promise<Buffer> {
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw tooLarge(limit);
  // The web process hands over what has arrived as a whole (scripts/web/arrived-request.ts).
  const { bytes } = request as { bytes: unknown };
  if (Buffer.isBuffer(bytes)) {
    if (bytes.byteLength > limit) throw tooLarge(limit);
    return bytes;
  }
  if (!request.body) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > limit) throw tooLarge(limit);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
