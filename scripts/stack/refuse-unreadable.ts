// Runs as plain Node, beside web.ts: nothing but Node may be imported.
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/**
 * Answers 400, in the API's form, when a path has percent signs that stand for no UTF-8; Next would
 * answer 500. Returns whether it has answered.
 */
export function refuseUnreadable(request: IncomingMessage, response: ServerResponse): boolean {
  if (isReadable(request.url?.split("?", 1)[0] ?? "")) return false;
  const requestId = randomUUID();
  const error = {
    code: "invalid_request",
    message: "The address is not valid: its percent-encoding is broken.",
    request_id: requestId,
  };
  response.writeHead(400, {
    "Content-Type": "application/json",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Request-Id": requestId,
    "Cache-Control": "no-store",
    Connection: "close",
  });
  response.end(JSON.stringify({ error }));
  return true;
}
