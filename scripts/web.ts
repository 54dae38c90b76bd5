// The web process. Node runs this file as it is, so it uses nothing but Node and Next.
import { createServer, type ServerResponse } from "node:http";
import next from "next";
import { refuseUnreadable } from "./stack/refuse-unreadable.ts";

const dev = process.argv.includes("--dev");
const port = Number(process.env.PORT || 3000);
// One address for "localhost": which of its two a name lookup prefers differs between machines.
const given = process.env.HOST || "localhost";
const hostname = given === "localhost" ? "127.0.0.1" : given;

const server = createServer();
// Longer than the idle time of common reverse proxies, which would otherwise hit closed connections.
server.keepAliveTimeout = 75_000;
server.headersTimeout = 80_000;
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

await app.prepare();
const handle = app.getRequestHandler();
server.on("request", (request, response) => {
  request.headers["x-onetill-caller"] = request.socket.remoteAddress;
  open.add(response);
  response.once("close", () => open.delete(response));
  if (!refuseUnreadable(request, response)) void handle(request, response);
});
server.on("error", (error: NodeJS.ErrnoException) => {
  const sentence =
    error.code === "EADDRINUSE"
      ? `Port ${port} is in use by another program. Choose another one with PORT.`
      : `The web server cannot listen on ${hostname}:${port}: ${error.message}`;
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
});
server.listen(port, hostname, () => process.send?.({ ready: true }));
