// Runs as plain Node, beside web.ts: nothing but Node may be imported.
import type { IncomingMessage } from "node:http";
import type { Refusal } from "./exchange.ts";

const unreadable: Refusal = {
  status: 400,
  code: "invalid_request",
  title: "That is not an address",
  sentence: "The address is not valid: its percent-encoding is broken or holds a NUL.",
};

const foreign: Refusal = {
  status: 403,
  code: "forbidden",
  title: "That did not come from Onetill",
  sentence: "This request did not come from Onetill's own pages.",
};

const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

const unknownMethod: Refusal = {
  status: 405,
  code: "method_not_allowed",
  title: "That is not something one can ask",
  sentence: `Onetill answers only ${methods.join(", ")}.`,
  headers: { Allow: methods.join(", ") },
};

/** Whether this is text: UTF-8 behind its percent signs, and nothing that a database cannot keep. */
function isText(encoded: string): boolean {
  try {
    return !decodeURIComponent(encoded).includes("\0");
  } catch {
    return false;
  }
}

const safeMethods = ["GET", "HEAD", "OPTIONS"];

/**
 * Whether one of our own pages asks. Browsers send Origin with every change, also with a form that
 * works without scripts, so a request without one is not from a browser that we know.
 */
function isOwnOrigin({ headers }: IncomingMessage, appOrigin: string): boolean {
  const { origin, host } = headers;
  if (headers["sec-fetch-site"] === "cross-site") return false;
  if (origin === undefined || !URL.canParse(origin)) return false;
  // The same server reached under another name, for instance 127.0.0.1 for localhost.
  return origin === appOrigin || new URL(origin).host === host;
}

/**
 * What is wrong with a request as far as its head shows: an address that is no text (Next and the
 * database would answer 500), a method that Next fails at (TRACE), or a change that another website asks for with this person's cookie. All
 * changes outside /api are server actions; routes below /api check their callers themselves.
 */
export function findFault(
  request: IncomingMessage,
  { isApi, appOrigin }: { isApi: boolean; appOrigin: string },
): Refusal | undefined {
  const url = request.url ?? "";
  if (!url.startsWith("/") || !isText(url)) return unreadable;
  if (!methods.includes(request.method ?? "")) return unknownMethod;
  if (isApi || safeMethods.includes(request.method ?? "")) return undefined;
  return isOwnOrigin(request, appOrigin) ? undefined : foreign;
}
