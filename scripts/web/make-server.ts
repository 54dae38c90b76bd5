// Runs as plain Node, beside web.ts: nothing but Node may be imported.
import { randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { Socket } from "node:net";
import { headersOfAll } from "./exchange.ts";

const faults: Record<string, [string, string]> = {
  ERR_HTTP_REQUEST_TIMEOUT: ["408 Request Timeout", "The request's head was not here in time."],
  HPE_HEADER_OVERFLOW: ["431 Request Header Fields Too Large", "The request's head is too large."],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: ["413 Payload Too Large", "The chunks say too much."],
};
const notHttp: [string, string] = ["400 Bad Request", "That is not HTTP."];

/** Answers what never became a request, by hand and with the headers that all answers have. */
function answerBadHead(code: string, socket: Socket, isHttps: boolean) {
  const [status, message] = faults[code] ?? notHttp;
  const requestId = randomUUID();
  const body = JSON.stringify({
    error: { code: "invalid_request", message, request_id: requestId },
  });
  const headers = {
    ...headersOfAll(requestId, true, isHttps),
    "Content-Type": "application/json",
    "Content-Length": Buffer.byteLength(body),
    "Cache-Control": "no-store",
    Connection: "close",
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end(`HTTP/1.1 ${status}\r\n${lines.join("\r\n")}\r\n\r\n${body}`);
}

/** A server that waits `headMs` milliseconds for a request's head. Bodies have bounds of their own. */
export function makeServer({
  isHttps,
  headMs = 60_000,
}: {
  isHttps: boolean;
  headMs?: number;
}): Server {
  const server = createServer({
    // How often Node looks for heads that are late.
    connectionsCheckingInterval: Math.min(headMs / 2, 5000),
    headersTimeout: headMs,
    requestTimeout: 0,
    // Longer than the idle time of common reverse proxies, which would otherwise hit closed connections.
    keepAliveTimeout: 75_000,
  });
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Socket) => {
    const { _httpMessage: answering } = socket as Socket & {
      _httpMessage?: { headersSent: boolean };
    };
    if (error.code === "ECONNRESET" || !socket.writable || answering?.headersSent) {
      socket.destroy();
      return;
    }
    answerBadHead(error.code ?? "", socket, isHttps);
    // Half of a connection is no use to anybody.
    setTimeout(() => socket.destroy(), 2000).unref();
  });
  return server;
}
