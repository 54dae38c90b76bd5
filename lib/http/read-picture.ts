import { invalid, isOnetillError, OnetillError } from "@/lib/kernel";
import { largestPicture } from "@/lib/store/browser";
import { readBytes } from "./read-bytes";

/** What a multipart form adds around its file, at most. */
const formOverhead = 64 * 1024;

/**
 * The picture in a request: its body, or the field `picture` of a form. Throws `too_large` and
 * `invalid_request`, both naming the field.
 */
export async function readPicture(request: Request): Promise<{ bytes: Buffer; alt?: string }> {
  const body = await readBytes(request, largestPicture + formOverhead).catch((error: unknown) => {
    if (!isOnetillError(error, "too_large")) throw error;
    const megabytes = largestPicture / 1024 / 1024;
    const message = `picture is larger than ${megabytes} MB. Make it smaller first.`;
    throw new OnetillError("too_large", message, { param: "picture" });
  });
  const type = request.headers.get("content-type") ?? "";
  if (!type.startsWith("multipart/form-data")) return { bytes: body };
  const form = await new Response(new Uint8Array(body), { headers: { "Content-Type": type } })
    .formData()
    .catch(() => undefined);
  const file = form?.get("picture");
  if (!(file instanceof File)) throw invalid("picture is missing. Choose a file first.", "picture");
  return { bytes: Buffer.from(await file.arrayBuffer()), alt: String(form?.get("alt") ?? "") };
}
