import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Bank } from "./bank";
import { answerBrowser } from "./browser/answer-browser";
import { answerControl } from "./control/answer-control";
import type { Fault } from "./control/faults";
import { startCourier } from "./events/deliver";
import { type Asked, writeEvent } from "./events/tell";
import { happen } from "./money/happen";
import { type Answer, answerRequest, type Desk } from "./protocol/answer-request";
import type { StandInKeys } from "./stand-in-keys";
import { openStore } from "./store";

export type { Fault } from "./control/faults";
export { apiVersion } from "./events/tell";
export type { StandInKeys } from "./stand-in-keys";

interface Options {
  /** 0 for a free one. */
  port?: number;
  /** The file that it remembers in; without one it forgets when it stops. */
  dataFile?: string;
  keys: StandInKeys;
  now?: () => Date;
  /** Called before a request is answered: for a clock that has to be read. */
  refresh?: () => Promise<void>;
}

const longestBody = 1024 * 1024; // bytes
const slowness = 3000; // ms

const cors = {
  "access-control-allow-credentials": "true",
  "access-control-allow-headers":
    "authorization, content-type, idempotency-key, stripe-version, stripe-account",
  "access-control-allow-methods": "GET, HEAD, PUT, PATCH, POST, DELETE",
  "access-control-allow-origin": "*",
  "access-control-expose-headers":
    "Request-Id, Stripe-Manage-Version, Stripe-Should-Retry, X-Stripe-External-Auth-Required, X-Stripe-Privileged-Session-Required",
  "access-control-max-age": "300",
};

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += (chunk as Buffer).length;
    if (length > longestBody) throw new Error("a body that is too large");
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** Starts a Stripe of its own on this machine: the same API and script, and no money. */
export async function startStripeStandIn({
  port = 0,
  dataFile = ":memory:",
  keys,
  now = () => new Date(),
  refresh = async () => {},
}: Options) {
  const store = openStore(dataFile);
  const faults: Fault[] = [];
  let url = "";
  let asked: Asked | undefined;
  let closed = false;
  const seconds = () => Math.floor(now().getTime() / 1000);
  const courier = startCourier(store, keys.webhookSecret, seconds);

  const bank: Bank = {
    store,
    now: seconds,
    url: () => url,
    webhookSecret: keys.webhookSecret,
    tell: (type, object, before) => {
      writeEvent(store, seconds(), { type, object, before }, asked);
      // Once whoever tells is done: what they write is whole then, or was taken back.
      setImmediate(() => !closed && courier.wake());
    },
    later: (after, what, about) => {
      store.remind(seconds() + after, what, about);
      setImmediate(watch);
    },
  };

  const desk: Desk = {
    ...{ bank, keys, faults, running: new Set<string>() },
    during: (request, work) => {
      asked = request;
      try {
        return work();
      } finally {
        asked = undefined;
      }
    },
  };

  let alarm: NodeJS.Timeout | undefined;
  /** Does what is due by itself, and comes back for what is next. */
  function watch() {
    clearTimeout(alarm);
    if (closed) return;
    happen(bank);
    const next = store.nextTimer();
    if (next === null) return;
    // The clock may be moved while we wait.
    const wait = Math.min(60_000, Math.max(50, (next - seconds()) * 1000));
    alarm = setTimeout(() => void refresh().then(watch, watch), wait);
    alarm.unref();
  }

  async function give(answer: Answer, request: IncomingMessage, response: ServerResponse) {
    const { fault, sent = () => {} } = answer;
    if (fault === "reset_before" || fault === "reset_after") return void request.socket.destroy();
    if (fault === "timeout_after_success") return;
    if (fault === "event_before_answer") await courier.settled();
    if (fault === "slow") await new Promise((resolve) => setTimeout(resolve, slowness));
    sent();
    response.writeHead(answer.status, { ...cors, ...answer.headers });
    response.end(answer.text);
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, search } = new URL(request.url ?? "/", "http://stand-in");
    const method = request.method ?? "GET";
    if (method === "OPTIONS") return void response.writeHead(204, cors).end();
    const body = await bodyOf(request);
    await refresh();
    watch();
    const told = { method, pathname, query: search.slice(1), body, headers: request.headers };
    if (pathname.startsWith("/v1/")) return give(answerRequest(desk, told), request, response);
    const page =
      answerBrowser(bank, told) ?? answerControl({ bank, keys, faults, wake: courier.wake }, told);
    response.writeHead(page.status, { ...page.headers, "content-type": page.type });
    response.end(page.text);
  }

  const server = createServer((request, response) => {
    void handle(request, response).catch((error: unknown) => {
      process.stderr.write(`${(error as Error)?.stack ?? error}\n`);
      response.destroy();
    });
  });
  server.on("clientError", (_, socket) => socket.destroy());
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  courier.wake();
  watch();
  return {
    ...{ url, bank, store, faults },
    addFault: (fault: Fault) => void faults.push(fault),
    /** When everything that waits has been sent, or put off. */
    eventsSent: courier.settled,
    stop: async () => {
      if (closed) return;
      closed = true;
      clearTimeout(alarm);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await courier.stop();
      store.close();
    },
  };
}
export type StripeStandIn = Awaited<ReturnType<typeof startStripeStandIn>>;
