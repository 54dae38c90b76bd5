import { createHash, createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { answerPage } from "./answer-pages";
import { ApiError, invalidRequest } from "./api-error";
import { type Endpoint, endpoints } from "./endpoints";
import { expand, shown } from "./expand";
import type { Bank } from "./move-money";
import { type Form, listOf, parseForm } from "./parse-form";
import { readParams } from "./read-params";
import { type Kept, openStore, randomId } from "./store";

export const apiVersion = "2026-10-28.endive";

export interface StandInKeys {
  secretKey: string;
  publishableKey: string;
  webhookSecret: string;
}

/**
 * What goes wrong on purpose, at the next calls whose path fits. `timeout_after_success` does the work and
 * never answers; `error_500` does it and answers 500; `reset_before` and `reset_after` break the connection.
 */
export interface Fault {
  path: string;
  fault:
    | "timeout_after_success"
    | "error_500"
    | "reset_before"
    | "reset_after"
    | "rate_limit"
    | "event_never"
    | "event_ten_times"
    | "event_before_answer";
  times: number;
}

interface Options {
  port?: number;
  dataFile?: string;
  keys: StandInKeys;
  now?: () => Date;
  /** Called before a request is answered: for a clock that has to be read. */
  refresh?: () => Promise<void>;
}

const route = (method: string, path: string): { endpoint: Endpoint; id: string } | undefined => {
  const given = path.split("/");
  for (const endpoint of endpoints) {
    const wanted = `/v1${endpoint.path}`.split("/");
    if (endpoint.method !== method || wanted.length !== given.length) continue;
    const fits = wanted.every((part, at) =>
      part === "{id}" ? given[at] !== "" : part === given[at],
    );
    if (fits) return { endpoint, id: given[wanted.indexOf("{id}")] ?? "" };
  }
  return undefined;
};

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

/** Starts a Stripe of its own on this machine: the same API, no money. */
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
  let muted: "never" | "ten" | undefined;
  const seconds = () => Math.floor(now().getTime() / 1000);
  const running = new Set<string>();

  const takeFault = (path: string, ...kinds: Fault["fault"][]): Fault["fault"] | undefined => {
    const found = faults.find(
      (one) => one.times > 0 && path.includes(one.path) && kinds.includes(one.fault),
    );
    if (found) found.times -= 1;
    return found?.fault;
  };

  const bank: Bank = {
    store,
    now: seconds,
    tell: (type, object) => {
      const event = store.save({
        ...{ id: `evt_1${randomId(23)}`, object: "event", created: seconds(), type },
        ...{ api_version: apiVersion, data: { object: shown(object) }, livemode: false },
        ...{ pending_webhooks: 1, request: { id: null, idempotency_key: null } },
      });
      if (muted === "never") return;
      for (const endpoint of store.list("webhook_endpoint")) {
        const wanted = endpoint.enabled_events as string[];
        if (!wanted.includes("*") && !wanted.includes(type)) continue;
        for (let time = 0; time < (muted === "ten" ? 10 : 1); time++) {
          store.queue(event.id, endpoint.id, Date.now());
        }
      }
    },
  };

  let sending: Promise<void> = Promise.resolve();
  let closed = false;
  const timers = new Set<NodeJS.Timeout>();
  const sendSoon = (delay = 0) => {
    if (closed) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      sending = sending.then(sendDue).catch(() => {});
    }, delay);
    timers.add(timer);
  };
  async function sendDue(): Promise<void> {
    for (const one of store.dueSendings(Date.now())) {
      if (closed) return;
      const event = store.find(one.event);
      const endpoint = store.find(one.endpoint);
      if (!event || !endpoint) {
        store.sent(one.id);
        continue;
      }
      const payload = JSON.stringify(event);
      const at = Math.floor(Date.now() / 1000);
      const mac = createHmac("sha256", keys.webhookSecret).update(`${at}.${payload}`).digest("hex");
      const answer = await fetch(endpoint.url as string, {
        method: "POST",
        headers: { "content-type": "application/json", "stripe-signature": `t=${at},v1=${mac}` },
        body: payload,
        redirect: "manual",
        signal: AbortSignal.timeout(10_000),
      }).catch(() => null);
      if (closed) return;
      if (answer?.ok) store.sent(one.id);
      else if (one.tries >= 12) store.sent(one.id);
      else {
        const pause = Math.min(60_000, 500 * 2 ** one.tries);
        store.sendLater(one.id, Date.now() + pause);
        sendSoon(pause);
      }
    }
  }

  function authenticate(request: IncomingMessage) {
    const header = request.headers.authorization ?? "";
    const key = header.startsWith("Bearer ")
      ? header.slice(7)
      : Buffer.from(header.replace(/^Basic /, ""), "base64")
          .toString()
          .split(":")[0];
    if (key === keys.secretKey) return;
    throw invalidRequest(
      key ? "Invalid API Key provided." : "You did not provide an API key.",
      {},
      401,
    );
  }

  function list(all: Kept[], form: Form, path: string, expanded: string[]) {
    const limit = Number(form.limit ?? 10);
    if (!(limit >= 1 && limit <= 100)) throw invalidRequest("Invalid limit", { param: "limit" });
    const after = form.starting_after
      ? all.findIndex(({ id }) => id === form.starting_after) + 1
      : 0;
    const page = all.slice(after, after + limit);
    const inner = expanded.flatMap((one) => (one.startsWith("data.") ? [one.slice(5)] : []));
    return {
      ...{ object: "list", url: path, has_more: after + limit < all.length },
      data: page.map((one) => expand(store, one, inner)),
    };
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const requestId = `req_${randomId(14)}`;
    const { pathname, search } = new URL(request.url ?? "/", "http://stand-in");
    const method = request.method ?? "GET";
    const body = await bodyOf(request);
    await refresh();
    if (takeFault(pathname, "reset_before")) return void request.socket.destroy();
    const end = (status: number, text: string, headers: Record<string, string> = {}) => {
      response.writeHead(status, {
        ...{ "content-type": "application/json", "request-id": requestId },
        ...{ "stripe-version": String(request.headers["stripe-version"] ?? apiVersion) },
        ...headers,
      });
      response.end(text);
    };
    const seen = store.whole(() =>
      answerPage(
        bank,
        { url, publishableKey: keys.publishableKey },
        { method, pathname, search: new URLSearchParams(search), body },
      ),
    );
    if (seen) {
      sendSoon();
      response.writeHead(seen.status, {
        "content-type": seen.type,
        "access-control-allow-origin": "*",
      });
      return void response.end(seen.text);
    }
    if (method === "POST" && pathname === "/_stand_in/faults") {
      faults.push(JSON.parse(body) as Fault);
      return end(200, "{}");
    }
    if (takeFault(pathname, "rate_limit")) {
      const error = {
        type: "invalid_request_error",
        code: "rate_limit",
        message: "Too many requests.",
      };
      return end(429, JSON.stringify({ error }), { "stripe-rate-limited-reason": "global-rate" });
    }
    const key =
      method === "POST" ? (request.headers["idempotency-key"] as string | undefined) : undefined;
    const fingerprint = createHash("sha256").update(body).digest("hex");
    const echo: Record<string, string> = key ? { "idempotency-key": key } : {};
    try {
      authenticate(request);
      const found = route(method, pathname);
      if (!found)
        throw invalidRequest(`Unrecognized request URL (${method}: ${pathname}).`, {}, 404);
      if (key) {
        const kept = store.answerOf(key);
        if (kept && (kept.path !== pathname || kept.fingerprint !== fingerprint)) {
          throw new ApiError(400, {
            type: "idempotency_error",
            message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
          });
        }
        if (kept) {
          const replayed = { "idempotent-replayed": "true", "original-request": kept.requestId };
          return end(kept.status, kept.body, {
            ...echo,
            ...replayed,
            "stripe-should-retry": "false",
          });
        }
        if (running.has(key)) {
          throw new ApiError(409, {
            ...{ type: "idempotency_error", code: "idempotency_key_in_use" },
            message: "There is currently another in-progress request using this Idempotent Key.",
          });
        }
        running.add(key);
      }
      const form = parseForm(method === "POST" ? body : search.slice(1));
      const expanded = listOf(form.expand);
      delete form.expand;
      const params = readParams(form, found.endpoint.takes);
      muted = takeFault(pathname, "event_never")
        ? "never"
        : takeFault(pathname, "event_ten_times")
          ? "ten"
          : undefined;
      let [status, text] = [200, ""];
      const fails = takeFault(pathname, "error_500");
      const keep = () => {
        if (key)
          store.keepAnswer(key, { fingerprint, path: pathname, status, body: text, requestId });
      };
      store.whole(() => {
        try {
          const result = found.endpoint.run(bank, params, found.id);
          const made = Array.isArray(result)
            ? list(result, form, pathname, expanded)
            : expand(store, result, expanded);
          if (found.endpoint.path === "/webhook_endpoints" && method === "POST") {
            Object.assign(made, { secret: keys.webhookSecret });
          }
          text = JSON.stringify(made);
          if (fails) {
            status = 500;
            text = JSON.stringify({
              error: { type: "api_error", message: "An unknown error occurred" },
            });
          }
        } catch (error) {
          if (!(error instanceof ApiError) || !error.ran) throw error;
          status = error.status;
          text = JSON.stringify(
            { error: { ...error.body, request_log_url: null } },
            (name, value) => (name.startsWith("stand_in_") ? undefined : value),
          );
        }
        keep();
      });
      if (takeFault(pathname, "event_before_answer")) {
        sending = sending.then(sendDue).catch(() => {});
        await sending;
      } else sendSoon();
      if (takeFault(pathname, "timeout_after_success")) return;
      if (takeFault(pathname, "reset_after")) return void request.socket.destroy();
      end(status, text, {
        ...{ ...echo, ...(key ? { "original-request": requestId } : {}) },
        ...(method === "POST" && status < 500 ? { "stripe-should-retry": "false" } : {}),
      });
    } catch (error) {
      if (error instanceof ApiError) {
        const shownError = JSON.stringify({ error: error.body }, (name, value) =>
          name.startsWith("stand_in_") ? undefined : value,
        );
        return end(error.status, shownError, echo);
      }
      end(500, JSON.stringify({ error: { type: "api_error", message: String(error) } }), echo);
    } finally {
      if (key) running.delete(key);
      muted = undefined;
    }
  }

  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy());
  });
  server.on("clientError", (_, socket) => socket.destroy());
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  sendSoon();
  return {
    url,
    bank,
    store,
    addFault: (fault: Fault) => void faults.push(fault),
    /** When everything that waits has been sent, or put off. */
    eventsSent: async () => {
      sending = sending.then(sendDue).catch(() => {});
      await sending;
    },
    stop: async () => {
      closed = true;
      for (const timer of timers) clearTimeout(timer);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await sending;
      store.close();
    },
  };
}
export type StripeStandIn = Awaited<ReturnType<typeof startStripeStandIn>>;
