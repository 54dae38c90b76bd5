import { createHash } from "node:crypto";
import { env } from "@/lib/kernel";
import { style } from "./order-page/style";
import { storeStyle } from "./store-pages/style";

/** What kind of page stands at an address, and which headers its kind has. The first that fits counts. */
interface PageKind {
  at: RegExp;
  butNot?: RegExp;
  /** Who may learn the address from a Referer. */
  referrer: "no-referrer" | "same-origin" | "strict-origin-when-cross-origin";
  policy: (nonce: string) => string[];
}

/** Pages of Next: scripts run only with this request's nonce (and what such a script loads). */
const scripted = (nonce: string) => {
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
  ];
};

/** A page that runs nothing and loads nothing: it has its style in itself. */
const still = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'`,
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
];

const hashOf = (text: string) => createHash("sha256").update(text).digest("base64");

/** A store's pages: their own style, forms to themselves, and nothing that runs. */
const store = [
  "default-src 'none'",
  `style-src 'sha256-${hashOf(storeStyle)}'`,
  "img-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
];

/** What the step at which a card is entered may load beside: Stripe's script, its frames, its API. */
function cardPolicy(scriptOrigin: string): string {
  const isStripe = scriptOrigin === "https://js.stripe.com";
  const frames = isStripe ? " https://*.js.stripe.com https://hooks.stripe.com" : "";
  const calls = isStripe ? "https://api.stripe.com" : scriptOrigin;
  return [
    ...store.filter((one) => !one.startsWith("style-src")),
    // Stripe's script writes styles for its frames into the page.
    "style-src 'unsafe-inline'",
    `script-src 'self' ${scriptOrigin}`,
    `frame-src ${scriptOrigin}${frames}`,
    `connect-src ${calls}`,
  ].join("; ");
}

const kinds: PageKind[] = [
  { at: /^\/s\//, referrer: "strict-origin-when-cross-origin", policy: () => store },
  // An order's page, for the person who paid: its address may carry a token.
  { at: /^\/order$/, referrer: "no-referrer", policy: () => still },
  // Addresses that carry a token: nothing may learn them from a Referer.
  { at: /^\/(sign-in\/link|invite|unsubscribe)(\/|$)/, referrer: "no-referrer", policy: scripted },
  // The same, where forms have to work without scripts: under `no-referrer` a browser says `Origin: null`
  // with them, which Next refuses. No other website learns the address either way.
  {
    at: /^\/support\/[^/]+\/[^/]/,
    butNot: /^\/support\/[^/]+\/button\.js$/,
    referrer: "same-origin",
    policy: scripted,
  },
  { at: /^/, referrer: "strict-origin-when-cross-origin", policy: scripted },
];

/** The headers of a page by its address, its query left out. No page of ours can be framed. */
export function pageHeaders(pathname: string, nonce: string): Record<string, string> {
  const { referrer, policy } = kinds.find(
    ({ at, butNot }) => at.test(pathname) && !butNot?.test(pathname),
  ) as PageKind;
  return {
    "Content-Security-Policy": policy(nonce).join("; "),
    "Referrer-Policy": referrer,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    ...(env().appUrl.startsWith("https:")
      ? { "Strict-Transport-Security": "max-age=31536000" }
      : {}),
  };
}

/** Gives a page that is answered by a plain function the headers of its kind, and keeps it nowhere. */
export function withPageHeaders(
  pathname: string,
  response: Response,
  requestId: string,
  /** Set where a card is entered. */
  scriptOrigin?: string,
): Response {
  const all = { ...pageHeaders(pathname, ""), "Cache-Control": "no-store" };
  for (const [name, value] of Object.entries(all)) response.headers.set(name, value);
  if (scriptOrigin) {
    response.headers.set("Content-Security-Policy", cardPolicy(scriptOrigin));
    response.headers.set("Permissions-Policy", "camera=(), microphone=(), geolocation=(), usb=()");
  }
  response.headers.set("X-Request-Id", requestId);
  return response;
}
