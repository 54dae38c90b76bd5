import { type NextRequest, NextResponse } from "next/server";
// This file alone, and not all that is plain: it runs before every page.
import { pageHeaders } from "@/lib/http/page-headers";

/**
 * Gives every page the headers of its kind, with a nonce of its own. Nothing is decided here: with this
 * file deleted, no door opens.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const own = pageHeaders(request.nextUrl.pathname, nonce);
  const headers = new Headers(request.headers);
  // Next reads the nonce for its own scripts from here.
  headers.set("content-security-policy", own["Content-Security-Policy"] ?? "");
  const response = NextResponse.next({ request: { headers } });
  for (const [name, value] of Object.entries(own)) response.headers.set(name, value);
  return response;
}

export const config = {
  // API routes set their own headers, and files get theirs from next.config.ts.
  matcher: ["/((?!api/|_next/static/|_next/image).*)"],
};
