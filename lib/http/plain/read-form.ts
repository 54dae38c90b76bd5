import { forbidden } from "@/lib/kernel";
import { checkOrigin } from "../check-origin";
import { readBytes } from "../read-bytes";

const usualBytes = 64 * 1024;

/**
 * Refuses a form that another website sent with this person's cookies. Pages whose address nobody may learn
 * send `Origin: null`; what a browser says of the request itself (Fetch Metadata) no page can set. Throws
 * `forbidden`.
 */
function checkForm(request: Request): void {
  const site = request.headers.get("sec-fetch-site");
  if (request.headers.get("origin") !== "null") checkOrigin(request);
  else if (site !== "same-origin") {
    throw forbidden("This form did not come from Onetill's own pages.");
  }
}

/**
 * The fields of a form of our own pages. Throws `forbidden` for another website's, `too_large` over so many
 * bytes (64 KiB unless told).
 */
export async function readForm(
  request: Request,
  mostBytes: number = usualBytes,
): Promise<URLSearchParams> {
  checkForm(request);
  return new URLSearchParams((await readBytes(request, mostBytes)).toString("utf8"));
}
