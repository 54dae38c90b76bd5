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

const hashOf = (text: string) => createHash("sha256").update(text).digest("base64");
const styleHash = hashOf(style);
const storeHash = hashOf(storeStyle);

/** A page that loads nothing but what is named here: it has its style in itself. */
const plain = (more: readonly string[] = [], ...hashes: string[]) => [
  "default-src 'none'",
  `style-src ${(hashes.length > 0 ? hashes : [styleHash]).map((hash) => `'sha256-${hash}'`).join(" ")}`,
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  ...more,
];

// https://docs.stripe.com/security/guide#content-security-policy; a stand-in has one origin for all.
function cardSources(scriptUrl: string) {
  const { origin, hostname } = new URL(scriptUrl);
  if (hostname !== "js.stripe.com") return { script: origin, frame: origin, connect: origin };
  return {
    script: "https://js.stripe.com https://*.js.stripe.com",
    frame: "https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com",
    connect: "https://api.stripe.com",
  };
}

/** What a store's page may load whose site has a colour of its own: that colour's style, too. */
export const storePageHeaders = (colourStyle: string): Record<string, string> => ({
  "Content-Security-Policy": plain(["img-src 'self'"], storeHash, hashOf(colourStyle)).join("; "),
});

/**
 * What a plain page may load on which a card is entered: our own script, and Stripe's with its frames. A
 * page of a store also has the style of the site's colour.
 */
export function cardPageHeaders(
  scriptUrl: string,
  store?: { colourStyle: string },
): Record<string, string> {
  const { script, frame, connect } = cardSources(scriptUrl);
  return {
    "Content-Security-Policy": plain(
      [`script-src 'self' ${script}`, `frame-src ${frame}`, `connect-src 'self' ${connect}`],
      ...(store ? [storeHash, hashOf(store.colourStyle)] : []),
    ).join("; "),
    "Permissions-Policy": `camera=(), microphone=(), geolocation=(), payment=(self ${frame
      .split(" ")
      .map((one) => `"${one}"`)
      .join(" ")}), usb=()`,
  };
}

const kinds: PageKind[] = [
  {
    at: /^\/s\//,
    referrer: "strict-origin-when-cross-origin",
    policy: () => plain(["img-src 'self'"], storeHash),
  },
  // An order's page, for the person who paid: its address may carry a token.
  // Its forms work without scripts: under `no-referrer` a browser says `Origin: null` with them, which the
  // web process refuses. Whatever has a token goes on to an address without before it shows anything.
  { at: /^\/order$/, referrer: "same-origin", policy: () => plain() },
  // All orders of somebody: the address that lets them in carries a token for a moment.
  { at: /^\/my-orders$/, referrer: "same-origin", policy: () => plain() },
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

/**
 * Gives a page that is answered by a plain function the headers of its kind, and keeps it nowhere. What the
 * page has said of itself (`cardPageHeaders`) stays.
 */
export function withPageHeaders(pathname: string, response: Response, requestId: string): Response {
  const all = { ...pageHeaders(pathname, ""), "Cache-Control": "no-store" };
  for (const [name, value] of Object.entries(all)) {
    if (!response.headers.has(name)) response.headers.set(name, value);
  }
  response.headers.set("X-Request-Id", requestId);
  return response;
}
