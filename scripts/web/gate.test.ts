import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { request as send } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { makeGate } from "./gate";
import { makeServer } from "./make-server";

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;
type Settings = { appUrl?: string; trustedProxies?: string; headMs?: number };

const readAll: Handler = async (request, response) => {
  let size = 0;
  for await (const chunk of request) size += chunk.length;
  response.end(`${size}`);
};

/** The gate in front of a handler of the test's own, and everything that was said by it. */
async function startGate(handle: Handler, settings: Settings = {}) {
  const said: string[] = [];
  const server = makeServer({ isHttps: settings.appUrl !== undefined, headMs: settings.headMs });
  let accepted = () => 0;
  server.on("connection", (socket) => {
    accepted = () => socket.bytesRead;
  });
  const { appUrl = "http://localhost:3000", trustedProxies = "" } = settings;
  server.on(
    "request",
    makeGate({ appUrl, trustedProxies, warn: (text) => said.push(text) }, handle),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, said, accepted: () => accepted() };
}

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

interface Sent {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  /** Sends chunks until this many bytes have gone or the answer is here, and never ends. */
  flood?: number;
}

function ask(port: number, path: string, { method = "GET", headers, body, flood }: Sent = {}) {
  return new Promise<Answer>((resolve, reject) => {
    const request = send({ port, host: "127.0.0.1", path, method, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (piece: string) => {
        text += piece;
      });
      const { statusCode: status = 0, headers: answered } = response;
      response.on("end", () => resolve({ status, headers: answered, text }));
      response.on("error", reject);
    });
    let isOver = false;
    request.on("error", (error) => {
      isOver = true;
      reject(error);
    });
    request.on("close", () => {
      isOver = true;
    });
    if (flood === undefined) {
      request.end(body);
      return;
    }
    const piece = Buffer.alloc(64 * 1024, "x");
    let left = flood;
    const pour = () => {
      while (left > 0 && !isOver) {
        left -= piece.length;
        if (!request.write(piece)) {
          request.once("drain", pour);
          return;
        }
      }
    };
    pour();
  });
}

const MIB = 1024 * 1024;

describe("a body that does not end", () => {
  test.each([
    ["/api/auth/callback/password", 16 * 1024],
    ["/api/webhooks/kofi/x", MIB],
    ["/api/v1/orders", MIB],
    ["/api/health", 16 * 1024],
    ["/api/no/such/thing", 16 * 1024],
    ["/orders", MIB],
    ["/sign-in", MIB],
  ])(
    "sent to %s is answered with 413, and hardly more than its bound is taken",
    async (path, most) => {
      const handed: number[] = [];
      const { port, accepted } = await startGate(async (request, response) => {
        let size = 0;
        request.on("data", (chunk: Buffer) => {
          size += chunk.length;
          handed.push(size);
        });
        await new Promise((resolve) => request.once("close", resolve));
        response.end("too late");
      });
      const headers = { origin: "http://localhost:3000" };
      const answer = await ask(port, path, { method: "POST", headers, flood: 40 * MIB });
      expect(answer.status).toBe(413);
      expect(JSON.parse(answer.text).error).toMatchObject({
        code: "too_large",
        request_id: answer.headers["x-request-id"],
      });
      expect(answer.headers.connection).toBe("close");
      expect(handed.at(-1) ?? 0).toBeLessThanOrEqual(most);
      // What was under way in buffers comes on top; 40 MiB would be a body that was swallowed.
      expect(accepted()).toBeLessThan(most + 20 * MIB);
    },
  );

  test("is cut off, too, where nobody reads it and the answer is long out", async () => {
    const { port, accepted } = await startGate(async (_, response) => {
      response.statusCode = 404;
      response.end("not here");
    });
    const headers = { origin: "http://localhost:3000" };
    const flood = { method: "POST", headers, flood: 200 * MIB };
    const answer = await ask(port, "/api/webhooks/none/x", flood).catch(() => undefined);
    if (answer) expect(answer.status).toBe(404);
    expect(accepted()).toBeLessThan(40 * MIB);
  });
});

test("a body that says itself that it is too long is not waited for", async () => {
  const { port } = await startGate(() => {
    throw new Error("Nobody should be asked.");
  });
  const headers = { "content-length": `${17 * 1024}` };
  const answer = await ask(port, "/api/auth/csrf", { method: "POST", headers, flood: 1 });
  expect(answer.status).toBe(413);
});

test.each([
  ["/api/auth/callback/password", 16 * 1024],
  ["/api/webhooks/kofi/x", MIB],
  ["/orders", MIB],
])("a body of exactly the bound goes through to %s", async (path, most) => {
  const { port } = await startGate(readAll);
  const body = "x".repeat(most);
  const headers = { origin: "http://localhost:3000" };
  const chunked = { ...headers, "transfer-encoding": "chunked" };
  for (const way of [headers, chunked]) {
    const answer = await ask(port, path, { method: "POST", headers: way, body });
    expect(answer).toMatchObject({ status: 200, text: `${most}` });
  }
});

test("a file for an import may be large", async () => {
  const { port } = await startGate(readAll);
  const body = "x".repeat(5 * MIB);
  const answer = await ask(port, "/api/sites/demo/imports", { method: "POST", body });
  expect(answer).toMatchObject({ status: 200, text: `${body.length}` });
});

const seen: Handler = async (request, response) => {
  response.end(JSON.stringify(request.headers));
};

test("what a caller says of itself is replaced by what the socket says", async () => {
  const { port } = await startGate(seen);
  const made = {
    ...{ "x-onetill-caller": "203.0.113.7", "x-onetill-local": "1", "x-request-id": "made up" },
    ...{ "x-onetill-self": "made up", "x-forwarded-for": "203.0.113.7", host: "localhost:3000" },
    ...{ "x-forwarded-host": "evil.example", "x-real-ip": "203.0.113.7" },
  };
  const { text, headers } = await ask(port, "/", { headers: made });
  const sent = JSON.parse(text);
  expect(sent["x-onetill-caller"]).toBe("127.0.0.1");
  expect(sent).not.toHaveProperty("x-onetill-local");
  expect(sent).not.toHaveProperty("x-forwarded-for");
  expect(sent).not.toHaveProperty("x-forwarded-host");
  expect(sent["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
  expect(headers["x-request-id"]).toBe(sent["x-request-id"]);
});

test("somebody on this machine is local, and not through a proxy or under another name", async () => {
  const { port } = await startGate(seen, { trustedProxies: "127.0.0.1" });
  const local = async (headers: Record<string, string>) =>
    JSON.parse((await ask(port, "/", { headers })).text)["x-onetill-local"];
  expect(await local({ host: "localhost:3000" })).toBe("1");
  expect(await local({ host: "localhost:3000", "x-forwarded-for": "127.0.0.1" })).toBeUndefined();
  expect(await local({ host: "localhost:3000", via: "1.1 proxy" })).toBeUndefined();
  expect(await local({ host: "till.example.com" })).toBeUndefined();
});

test("a request that we make to ourselves keeps what was written into the first one", async () => {
  const { port } = await startGate(seen, { trustedProxies: "127.0.0.1" });
  const headers = { "x-forwarded-for": "203.0.113.7" };
  const first = JSON.parse((await ask(port, "/", { headers })).text);
  const again = JSON.parse((await ask(port, "/", { headers: first })).text);
  expect(again["x-onetill-caller"]).toBe("203.0.113.7");
  expect(again["x-request-id"]).toBe(first["x-request-id"]);
});

test("a proxy that nobody named is told of once", async () => {
  const { port, said } = await startGate(seen);
  await ask(port, "/", { headers: { "x-forwarded-for": "203.0.113.7" } });
  await ask(port, "/", { headers: { "x-forwarded-for": "203.0.113.8" } });
  expect(said).toEqual([expect.stringContaining("from 127.0.0.1, which TRUSTED_PROXIES")]);
});

const always = {
  "x-content-type-options": "nosniff",
  "strict-transport-security": "max-age=31536000",
  "referrer-policy": "no-referrer",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "x-request-id": expect.stringMatching(/^[0-9a-f-]{36}$/),
};
const overHttps = { appUrl: "https://till.example.com" };

test.each<[string, Handler]>([
  ["a plain one", async (_, response) => void response.end("ok")],
  [
    "one in pieces",
    async (_, response) => {
      response.write("o");
      response.end("k");
    },
  ],
  ["an empty one", async (_, response) => void response.writeHead(405, { Allow: "GET" }).end()],
  ["a redirect", async (_, response) => void response.writeHead(308, { Location: "/x" }).end()],
  ["one that fails", () => Promise.reject(new Error("unforeseen"))],
])("%s below /api has the headers that all answers have", async (_, handle) => {
  const { port } = await startGate(handle, overHttps);
  const { headers } = await ask(port, "/api/x");
  expect(headers).toMatchObject(always);
});

test.each([
  ["unreadable", "/api/%ff", {}],
  ["too large", "/api/x", { "content-length": "20000" }],
])("an answer of the web process itself (%s) has them too", async (_, path, headers) => {
  const { port } = await startGate(readAll, overHttps);
  const answer = await ask(port, path, { method: "POST", headers, flood: 1 });
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.headers).toMatchObject(always);
});

/** Writes bytes as they are and gives back all that comes until the end. */
function converse(port: number, pieces: string[]) {
  return new Promise<string>((resolve) => {
    let text = "";
    const socket = connect(port, "127.0.0.1", () => {
      for (const piece of pieces) socket.write(piece);
    });
    socket.on("data", (bytes) => {
      text += bytes;
    });
    socket.on("close", () => resolve(text));
    socket.on("error", () => {});
  });
}

test.each([
  ["no HTTP at all", "Hello\r\n\r\n", "HTTP/1.1 400"],
  [
    "a head that is too large",
    `GET / HTTP/1.1\r\nx: ${"y".repeat(20_000)}\r\n\r\n`,
    "HTTP/1.1 431",
  ],
  [
    "a broken chunk",
    "POST /api/x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    "HTTP/1.1 400",
  ],
])("%s is answered by hand with the same headers", async (_, bytes, status) => {
  const { port } = await startGate(readAll, overHttps);
  const text = await converse(port, [bytes]);
  expect(text.startsWith(status)).toBe(true);
  for (const name of ["X-Request-Id", "Strict-Transport-Security", "Referrer-Policy"]) {
    expect(text).toContain(`\r\n${name}: `);
  }
});

test("a head that does not come to its end is answered with 408", async () => {
  const { port } = await startGate(readAll, { headMs: 300 });
  const text = await converse(port, ["GET / HTTP/1.1\r\nHost: x\r\nX-Slow: "]);
  expect(text).toMatch(/^HTTP\/1\.1 408 /);
});

test("while the database is away a page that failed is a plain page with 503", async () => {
  const { port } = await startGate(async (_, response) => {
    const key = Symbol.for("onetill.request-state");
    const states = (globalThis as unknown as Record<symbol, { getStore(): object }>)[key];
    Object.assign(states?.getStore() ?? {}, { isDatabaseAway: true });
    response.writeHead(500, { "Content-Type": "text/html", Link: "</font>; rel=preload" });
    response.write("<html>half a page");
    response.end("</html>");
  });
  const page = await ask(port, "/orders", { headers: { accept: "text/html" } });
  expect(page.status).toBe(503);
  expect(page.headers["retry-after"]).toBe("2");
  expect(page.headers.link).toBeUndefined();
  expect(page.text).toMatch(/^<!doctype html>.*cannot reach its database.*<\/html>\s*$/s);
  expect(page.text).not.toContain("<script");
  expect(page.text).toContain(`${page.headers["x-request-id"]}`);
  const other = await ask(port, "/orders", { headers: { accept: "application/json" } });
  expect(JSON.parse(other.text).error.code).toBe("unavailable");
});
