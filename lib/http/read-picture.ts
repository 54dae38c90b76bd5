import { invalid, isOnetillError } from "@/lib/kernel";
import { pictureTooLarge } from "@/lib/store";
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
    throw isOnetillError(error, "too_large") ? pictureTooLarge() : error;
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
