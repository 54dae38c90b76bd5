// The web process. Node runs this file as it is, so it uses nothing but Node and Next.
import type { ServerResponse } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import next from "next";
import { type Plain, putInFront } from "./web/answer-plainly.ts";
import { makeGate } from "./web/gate.ts";
import { makeServer } from "./web/make-server.ts";

const dev = process.argv.includes("--dev");
const port = Number(process.env.PORT || 3000);
// One address for "localhost": which of its two a name lookup prefers differs between machines.
const given = process.env.HOST || "localhost";
const hostname = given === "localhost" ? "127.0.0.1" : given;
const appUrl = process.env.APP_URL || `http://localhost:${port}`;

function stopWith(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

const server = makeServer({ isHttps: appUrl.startsWith("https:") });
const app = next({ dev, hostname, port, httpServer: server, quiet: !dev });

let stopping = false;
const open = new Set<ServerResponse>();
/** Ends event streams, finishes what is under way, cuts what is left after two seconds, and exits. */
function stop() {
  if (stopping) return;
  stopping = true;
  server.close(async () => {
    await app.close().catch(() => {});
    process.exit(0);
  });
  for (const response of open) {
    if (`${response.getHeader("content-type")}`.startsWith("text/event-stream")) response.destroy();
  }
  server.closeIdleConnections();
  setTimeout(() => server.closeAllConnections(), 2000).unref();
  setTimeout(() => process.exit(0), 8000).unref();
}
process.on("SIGINT", stop);
process.on("SIGTERM", stop);
// The channel to whoever started us is gone: so must we be, or the port stays taken.
process.on("disconnect", stop);
// Whoever reads what we print may be gone before we have finished.
for (const output of [process.stdout, process.stderr]) output.on("error", () => {});

type Handler = ReturnType<typeof app.getRequestHandler>;

/**
 * Webhooks and the API are answered in front of Next, from a bundle of their own. While developing there is
 * none: Next's routes mount the same functions. So they do with --behind-next, to be compared.
 */
async function withFront(handle: Handler): Promise<Handler> {
  if (dev || process.argv.includes("--behind-next")) return handle;
  const bundle = pathToFileURL(join(import.meta.dirname, "../.next/onetill-front.mjs")).href;
  const { findFrontRoute }: { findFrontRoute: (path: string) => Plain | undefined } = await import(
    bundle
  );
  return putInFront(findFrontRoute, new URL(appUrl).origin, handle);
}

await app.prepare();
const answer = makeGate(
  {
    appUrl,
    trustedProxies: process.env.TRUSTED_PROXIES || "",
    warn: (sentence) => process.stderr.write(`${sentence}\n`),
  },
  await withFront(app.getRequestHandler()),
);
server.on("request", (request, response) => {
  open.add(response);
  response.once("close", () => open.delete(response));
  answer(request, response);
});
server.on("error", (error: NodeJS.ErrnoException) => {
  stopWith(
    error.code === "EADDRINUSE"
      ? `Port ${port} is in use by another program. Choose another one with PORT.`
      : `The web server cannot listen on ${hostname}:${port}: ${error.message}`,
  );
});
server.listen(port, hostname, () => process.send?.({ ready: true }));
