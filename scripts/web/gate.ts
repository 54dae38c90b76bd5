// Runs as plain Node, beside web.ts: nothing but Node may be imported.
import { AsyncLocalStorage } from "node:async_hooks";
import { randomBytes, randomUUID, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { bodyBoundsOf } from "./body-bounds.ts";
import { boundBody } from "./bound-body.ts";
import {
  callerOf,
  isForwardingHeader,
  isLocalRequest,
  plainAddress,
  readTrustedProxies,
} from "./caller.ts";
import { openExchange, type RequestState } from "./exchange.ts";
import { findFault } from "./find-fault.ts";
import { plainUrl } from "./plain-url.ts";

/** Where instrumentation.ts finds the state of the request that it is told of. */
const states = new AsyncLocalStorage<RequestState>();
Object.assign(globalThis, { [Symbol.for("onetill.request-state")]: states });

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

interface GateSettings {
  appUrl: string;
  trustedProxies: string;
  /** Says a sentence to whoever runs this, once. */
  warn: (sentence: string) => void;
}

// After an action that redirects, Next asks this server for the next page, with the headers of the
// action's request. By this word we know our own request again: what we wrote into it still holds.
const ownWord = randomBytes(32).toString("base64url");
const isOurOwn = (request: IncomingMessage) => {
  const given = Buffer.from(`${request.headers["x-onetill-self"]}`);
  return given.length === ownWord.length && timingSafeEqual(given, Buffer.from(ownWord));
};

/**
 * What every request passes before Next sees it: who calls and from where is written down, what was
 * made up about it is taken out, and what is unreadable, foreign, too large or too slow is refused.
 */
export function makeGate({ appUrl, trustedProxies, warn }: GateSettings, handle: Handler) {
  const isTrusted = readTrustedProxies(trustedProxies);
  const appOrigin = new URL(appUrl).origin;
  const isHttps = appOrigin.startsWith("https:");
  let hasWarned = false;

  function warnOfProxy(request: IncomingMessage) {
    const peer = plainAddress(request.socket.remoteAddress ?? "");
    if (hasWarned || !request.headers["x-forwarded-for"] || !peer || isTrusted(peer)) return;
    hasWarned = true;
    warn(
      `Requests come with X-Forwarded-For from ${peer}, which TRUSTED_PROXIES does not name: all of them ` +
        "count as one caller. If that is your reverse proxy, name it there (docs/proxies.md).",
    );
  }

  /** Replaces whatever the request says of itself. Returns the request's id. */
  function label(request: IncomingMessage): string {
    const { headers } = request;
    if (isOurOwn(request)) return `${headers["x-request-id"]}`;
    warnOfProxy(request);
    const isLocal = isLocalRequest(request);
    const caller = callerOf(request, isTrusted);
    for (const name of Object.keys(headers)) {
      // Next would build addresses from these.
      if (isForwardingHeader(name) || name.startsWith("x-onetill-")) delete headers[name];
    }
    const requestId = randomUUID();
    headers["x-request-id"] = requestId;
    headers["x-onetill-self"] = ownWord;
    if (caller) headers["x-onetill-caller"] = caller;
    if (isLocal) headers["x-onetill-local"] = "1";
    return requestId;
  }

  return function answer(request: IncomingMessage, response: ServerResponse): void {
    request.url = plainUrl(request.url ?? "");
    const exchange = openExchange(request, response, { requestId: label(request), isHttps });
    if (!boundBody(exchange, bodyBoundsOf(exchange.path))) return;
    const fault = findFault(request, { isApi: exchange.isApi, appOrigin });
    if (fault) {
      exchange.refuse(fault);
      return;
    }
    void states.run(exchange.state, async () => {
      try {
        await handle(request, response);
      } catch (error) {
        warn(`A request failed outside of its handler (${exchange.requestId}): ${error}`);
        exchange.refuse({
          status: 500,
          code: "internal",
          title: "Something went wrong",
          sentence: "Something went wrong on our side. Try again in a moment.",
        });
      }
    });
  };
}
