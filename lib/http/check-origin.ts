import { env, forbidden } from "@/lib/kernel";

const safeMethods = ["GET", "HEAD", "OPTIONS"];

/**
 * Refuses a changing request that another website made with this person's cookie. Browsers send
 * Origin with every such request, so one without it is refused too. Throws `forbidden`.
 */
export function checkOrigin(request: {
  method: string;
  headers: { get(name: string): string | null };
}): void {
  if (safeMethods.includes(request.method)) return;
  const origin = request.headers.get("origin");
  const isCrossSite = request.headers.get("sec-fetch-site") === "cross-site";
  if (!isCrossSite && origin !== null && origin !== "null" && URL.canParse(origin)) {
    if (origin === new URL(env().appUrl).origin) return;
    // The same server reached under another name, for instance 127.0.0.1 for localhost.
    if (new URL(origin).host === request.headers.get("host")) return;
  }
  throw forbidden("This request did not come from Onetill's own pages.");
}
