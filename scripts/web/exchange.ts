// Runs as plain Node, beside web.ts: nothing but Node may be imported.
import type { IncomingMessage, ServerResponse } from "node:http";
import { plainPage, plainPagePolicy } from "./plain-page.ts";

/** An answer that the web process gives itself, without Next. */
export interface Refusal {
  status: number;
  /** One of lib/kernel/errors.ts. */
  code: string;
  title: string;
  sentence: string;
  headers?: Record<string, string>;
  /** Whether the rest of the request is of no interest. */
  ends?: boolean;
}

export interface RequestState {
  /** Set by instrumentation.ts: the page could not be made because the database is away. */
  isDatabaseAway: boolean;
}

export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  requestId: string;
  /** Without the query, percent signs decoded where they can be. */
  path: string;
  isApi: boolean;
  state: RequestState;
  /** Answers this and nothing else, whatever Next still says. Does nothing once a head has gone out. */
  refuse: (refusal: Refusal) => void;
}

const databaseAway: Refusal = {
  status: 503,
  code: "unavailable",
  title: "Onetill cannot reach its database",
  sentence:
    "Nothing is lost: what is stored is safe, and platforms send again what they cannot deliver now. " +
    "This page works again as soon as the database answers.",
  headers: { "Retry-After": "2" },
};

const inertPolicy = "default-src 'none'; frame-ancestors 'none'";

/** What each answer has, whoever made it: Next, one of our routes, or the web process. */
export const headersOfAll = (requestId: string, isApi: boolean, isHttps: boolean) => ({
  "X-Request-Id": requestId,
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": isApi ? "no-referrer" : "strict-origin-when-cross-origin",
  "Content-Security-Policy": inertPolicy,
  ...(isHttps ? { "Strict-Transport-Security": "max-age=31536000" } : {}),
});

function pathOf(request: IncomingMessage): string {
  const path = request.url?.split("?", 1)[0] ?? "";
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Whether a person looks at the answer, and not a program. */
const wantsPage = ({ request, isApi }: Exchange) =>
  !isApi && `${request.headers.accept}`.includes("text/html");

function bodyOf(exchange: Exchange, { code, title, sentence }: Refusal) {
  const { requestId } = exchange;
  if (wantsPage(exchange)) {
    return {
      headers: {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Security-Policy": plainPagePolicy,
      },
      text: plainPage(title, sentence, requestId),
    };
  }
  return {
    headers: { "Content-Type": "application/json" },
    text: JSON.stringify({ error: { code, message: sentence, request_id: requestId } }),
  };
}

/**
 * Takes the response in hand before Next does: each answer gets the headers that all have, and the web
 * process can answer in Next's place at any time before the head has gone out. What Next (and what
 * it puts around a response, such as compression) writes after that is dropped.
 */
export function openExchange(
  request: IncomingMessage,
  response: ServerResponse,
  { requestId, isHttps }: { requestId: string; isHttps: boolean },
): Exchange {
  const path = pathOf(request);
  const isApi = path === "/api" || path.startsWith("/api/");
  const raw = {
    writeHead: response.writeHead.bind(response) as (...args: unknown[]) => ServerResponse,
    write: response.write.bind(response) as (...args: unknown[]) => boolean,
    end: response.end.bind(response) as (...args: unknown[]) => ServerResponse,
    setHeader: response.setHeader.bind(response),
    appendHeader: response.appendHeader.bind(response),
    removeHeader: response.removeHeader.bind(response),
  };
  let isTaken = false;
  const state: RequestState = { isDatabaseAway: false };
  const exchange: Exchange = { request, response, requestId, path, isApi, state, refuse };

  function addHeaders() {
    for (const [name, value] of Object.entries(headersOfAll(requestId, isApi, isHttps))) {
      // A page says more precisely who may learn its address, and what it may load.
      const isKept = response.hasHeader(name) && (!isApi || name === "Content-Security-Policy");
      const isSame = response.getHeader(name) === value;
      if (!isSame && (!isKept || name === "X-Request-Id")) raw.setHeader(name, value);
    }
  }

  function refuse(refusal: Refusal) {
    if (isTaken || response.headersSent) return;
    isTaken = true;
    for (const name of response.getHeaderNames()) raw.removeHeader(name);
    const { headers, text } = bodyOf(exchange, refusal);
    const all = { ...headers, "Cache-Control": "no-store", ...refusal.headers };
    for (const [name, value] of Object.entries(all)) raw.setHeader(name, value);
    raw.setHeader("Content-Length", Buffer.byteLength(text));
    if (refusal.ends) raw.setHeader("Connection", "close");
    addHeaders();
    raw.writeHead(refusal.status);
    raw.end(text);
  }

  const isPageThatFailed = (status: number) =>
    state.isDatabaseAway &&
    status >= 500 &&
    !isApi &&
    !`${response.getHeader("content-type")}`.startsWith("application/json");

  const done = (args: unknown[]) => {
    const callback = args.find((one) => typeof one === "function");
    if (callback) queueMicrotask(callback as () => void);
  };
  const ours = {
    writeHead(...args: unknown[]) {
      if (isTaken) return response;
      if (isPageThatFailed(Number(args[0]))) refuse(databaseAway);
      else {
        addHeaders();
        raw.writeHead(...args);
      }
      return response;
    },
    write(...args: unknown[]) {
      // The head is written in here, where it turns out whether the rest is still wanted.
      if (!isTaken && !response.headersSent) response.writeHead(response.statusCode);
      if (!isTaken) return raw.write(...args);
      done(args);
      return true;
    },
    end(...args: unknown[]) {
      if (!isTaken && state.isDatabaseAway && isPageThatFailed(response.statusCode)) {
        if (!response.headersSent) refuse(databaseAway);
      }
      if (!isTaken) return raw.end(...args);
      done(args);
      return response;
    },
    setHeader: (name: string, value: string) => (isTaken ? response : raw.setHeader(name, value)),
    appendHeader: (name: string, value: string) =>
      isTaken ? response : raw.appendHeader(name, value),
    removeHeader: (name: string) => (isTaken ? undefined : raw.removeHeader(name)),
  };
  Object.assign(response, ours);
  return exchange;
}
