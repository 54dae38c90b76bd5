// Runs as plain Node, beside web.ts: nothing but Node may be imported.
import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import type { BodyBounds } from "./body-bounds.ts";
import type { Exchange, Refusal } from "./exchange.ts";

// What is still taken from somebody who has their answer: so much that a caller who sends first and
// reads afterwards gets to read it, before the connection is cut.
const LINGER_BYTES = 1024 * 1024;
// Counted in looks of 10 ms each: a process that is busy for a while must not take that for patience.
const LINGER_LOOKS = 200;

const tooLarge = ({ most, tooMuch }: BodyBounds): Refusal => ({
  status: 413,
  code: "too_large",
  title: "That is too much",
  sentence: tooMuch ?? `The body is larger than ${most} bytes.`,
  ends: true,
});

const tooSlow = ({ patienceMs, pace }: BodyBounds): Refusal => ({
  status: 408,
  code: "invalid_request",
  title: "That took too long",
  sentence: pace
    ? `The body came slower than ${pace} bytes in ${patienceMs / 1000} seconds.`
    : `The body was not here after ${patienceMs / 1000} seconds.`,
  ends: true,
});

const hasBody = ({ headers }: IncomingMessage) =>
  headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;

/** Cuts the connection of a request that goes on sending after its answer, unless it soon ends. */
function linger(request: IncomingMessage, socket: Socket) {
  const from = socket.bytesRead;
  let looks = 0;
  const timer = setInterval(() => {
    looks += 1;
    const isEnough = socket.bytesRead - from > LINGER_BYTES || looks > LINGER_LOOKS;
    if (isEnough) socket.destroy();
    if (isEnough || socket.destroyed || (request.complete && !socket.writableEnded)) {
      clearInterval(timer);
    }
  }, 10);
  timer.unref();
}

/**
 * Counts the body while it arrives and before anything else sees it, whether or not somebody reads:
 * past its bounds the answer is 413 or 408 and the connection ends. Returns whether to go on with it.
 */
export function boundBody(exchange: Exchange, bounds: BodyBounds): boolean {
  const { request, response } = exchange;
  if (!hasBody(request)) return true;
  const { socket } = request;

  const stop = (refusal: Refusal) => {
    if (response.headersSent) {
      socket.destroy();
      return;
    }
    // Node would close at once, and the caller's kernel would throw away the answer with the rest.
    socket.destroySoon = () => socket.end();
    exchange.refuse(refusal);
  };
  response.once("finish", () => {
    if (!request.complete) linger(request, socket);
  });

  if (Number(request.headers["content-length"] ?? 0) > bounds.most) {
    stop(tooLarge(bounds));
    return false;
  }

  let received = 0;
  let mark = 0;
  let isOver = false;
  const push = request.push.bind(request);
  request.push = (chunk: Uint8Array | null, encoding?: BufferEncoding) => {
    if (chunk === null) return push(chunk, encoding);
    received += chunk.byteLength;
    if (received <= bounds.most) return push(chunk, encoding);
    if (!isOver) stop(tooLarge(bounds));
    isOver = true;
    return true;
  };

  const timer = setTimeout(() => {
    if (request.complete) return;
    if (bounds.pace && received - mark >= bounds.pace) {
      mark = received;
      timer.refresh();
    } else stop(tooSlow(bounds));
  }, bounds.patienceMs);
  timer.unref();
  response.once("close", () => clearTimeout(timer));
  return true;
}
