import { type NextRequest, NextResponse } from "next/server";
import { env } from "@/lib/kernel";

/**
 * What a page may load and do. Scripts run only with this request's nonce (and what such a script
 * loads); no page of ours can be framed.
 */
function contentSecurityPolicy(nonce: string): string {
  // React's development build reconstructs server errors with eval; production never does.
  const development = process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : "";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "object-src 'none'",
  ].join("; ");
}

/** Addresses that carry a token: nothing may learn them from a Referer. */
const carriesToken = /^\/(sign-in\/link|invite|unsubscribe)(\/|$)/;

/**
 * The same, where forms have to work without scripts: under `no-referrer` a browser says `Origin:
 * null` with them, which Next refuses. No other website learns the address either way.
 */
const carriesTokenAndForms = /^\/support\/[^/]+\/(?!button\.js$)[^/]+/;

function referrerPolicy(pathname: string): string {
  if (carriesToken.test(pathname)) return "no-referrer";
  if (carriesTokenAndForms.test(pathname)) return "same-origin";
  return "strict-origin-when-cross-origin";
}

const pageHeaders = (pathname: string): Record<string, string> => ({
  "Referrer-Policy": referrerPolicy(pathname),
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
  "Cross-Origin-Opener-Policy": "same-origin",
  ...(env().appUrl.startsWith("https:") ? { "Strict-Transport-Security": "max-age=31536000" } : {}),
});

/**
 * Gives every page its Content-Security-Policy with a nonce of its own. Nothing is decided here: with
 * this file deleted, no door opens.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  // Next reads the nonce for its own scripts from here.
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  for (const [name, value] of Object.entries(pageHeaders(request.nextUrl.pathname))) {
    response.headers.set(name, value);
  }
  return response;
}

export const config = {
  // API routes set their own headers, and files get theirs from next.config.ts.
  matcher: ["/((?!api/|_next/static/|_next/image).*)"],
};
