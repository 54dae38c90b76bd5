import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { type IncomingHttpHeaders, request as send } from "node:http";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { env } from "@/lib/kernel";
import { addressSamples } from "@/test/access-samples";
import { findEntrances } from "@/test/find-entrances";
import { type SeededSite, seedSite } from "@/test/seeded-site";
import { buildWithoutProxy, type OwnWeb, startWeb } from "./own-web";
import { sessionCookieOf } from "./sign-in-as";

test.describe.configure({ mode: "default" });

const root = join(import.meta.dirname, "..");
const MIB = 1024 * 1024;

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

/** Asks a running app with the path exactly as it is written. */
function ask(
  base: string,
  path: string,
  init: { method?: string; headers?: Record<string, string>; body?: string } = {},
) {
  const { hostname, port } = new URL(base);
  const { method = "GET", headers, body } = init;
  return new Promise<Answer>((resolve, reject) => {
    const request = send({ hostname, port, path, method, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (piece: string) => {
        text += piece;
      });
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
      response.on("error", reject);
    });
    request.on("error", (error) => reject(new Error(`${method} ${path}: ${error.message}`)));
    request.end(body);
  });
}

/** Sends a chunked body until the connection is gone or `bytes` have left; gives what left and the status. */
function flood(base: string, path: string, headers: Record<string, string>, bytes: number) {
  const { port } = new URL(base);
  return new Promise<{ left: number; status: number }>((resolve) => {
    let left = 0;
    let text = "";
    const piece = Buffer.alloc(64 * 1024, "x");
    const chunk = Buffer.concat([
      Buffer.from(`${piece.length.toString(16)}\r\n`),
      piece,
      Buffer.from("\r\n"),
    ]);
    const lines = Object.entries({ ...headers, "Transfer-Encoding": "chunked" });
    const socket = connect(Number(port), "127.0.0.1", () => {
      socket.write(
        `POST ${path} HTTP/1.1\r\nHost: localhost:${port}\r\n` +
          `${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`,
      );
      pour();
    });
    const pour = () => {
      while (socket.writable && left < bytes) {
        left += piece.length;
        if (!socket.write(chunk)) {
          socket.once("drain", pour);
          return;
        }
      }
      if (socket.writable) socket.end("0\r\n\r\n");
    };
    socket.on("data", (data) => {
      text += data;
    });
    socket.on("error", () => {});
    // What the kernel still held when the connection went away never reached the other side.
    socket.on("close", () =>
      resolve({
        left: socket.bytesWritten - socket.writableLength,
        status: Number(text.slice(9, 12)),
      }),
    );
  });
}

const memoryOf = (pid: number) =>
  Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)]).toString()) * 1024;

test("a body without an end takes neither memory nor time of the web process, wherever it is sent", async () => {
  const web = await startWeb();
  try {
    const form = "multipart/form-data; boundary=x";
    const url = "application/x-www-form-urlencoded";
    const kinds: [string, Record<string, string>][] = [
      ["/api/auth/callback/password", { "Content-Type": url }],
      ["/api/auth/callback/password", { "Content-Type": "application/json" }],
      ["/api/webhooks/kofi/none", { "Content-Type": url }],
      ["/api/unsubscribe/none", { "Content-Type": url }],
      ["/api/v1/orders", { "Content-Type": "application/json" }],
      ["/api/health", { "Content-Type": "application/json" }],
      ["/api/sites/none/imports", { "Content-Type": "text/csv", Origin: web.url }],
      ["/sign-in", { "Content-Type": form, Origin: web.url }],
      ["/sign-in", { "Content-Type": "text/plain", "Next-Action": "00", Origin: web.url }],
      ["/orders", { "Content-Type": "text/plain", Origin: web.url }],
      ["/no/such/page", { "Content-Type": "text/plain", Origin: web.url }],
    ];
    for (const [path, headers] of kinds) await ask(web.url, path, { headers });
    const before = memoryOf(web.pid);
    for (const [path, headers] of kinds) {
      const all = await Promise.all(
        Array.from({ length: 4 }, () => flood(web.url, path, headers, 40 * MIB)),
      );
      for (const { left, status } of all) {
        expect(left, `${path} took it all`).toBeLessThan(30 * MIB);
        // A caller who only ever sends may have been cut off before reading.
        if (status) expect([401, 403, 404, 405, 413], `${path}: ${status}`).toContain(status);
      }
    }
    expect((await ask(web.url, "/api/health")).status).toBe(200);
    expect((memoryOf(web.pid) - before) / MIB).toBeLessThan(150);
  } finally {
    await web.stop();
  }
});

/** A way to the database that can be cut and mended. */
async function startRelay(databaseUrl: string) {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let isCut = false;
  const relay = createServer((near) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const far = connect(Number(target.port), target.hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on("error", () => {});
      one.on("close", () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  await new Promise<void>((resolve) => relay.listen(0, "127.0.0.1", resolve));
  const url = new URL(databaseUrl);
  url.hostname = "127.0.0.1";
  url.port = String((relay.address() as AddressInfo).port);
  return {
    url: url.href,
    cut: () => {
      isCut = true;
      for (const socket of sockets) socket.destroy();
    },
    mend: () => {
      isCut = false;
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      relay.close();
    },
  };
}

test("while the database is away pages say so with 503, and are there again at once", async ({
  page,
}) => {
  const { owner } = await seedSite();
  const relay = await startRelay(env().databaseUrl);
  const web = await startWeb({ DATABASE_URL: relay.url });
  try {
    const { name, value } = await sessionCookieOf(owner.userId);
    const headers = { cookie: `${name}=${value}`, accept: "text/html,*/*;q=0.8" };
    const paths = ["/", "/orders", "/sign-in", "/sites/none", "/support/none", "/setup"];
    for (const path of paths) {
      // A process that has just started may be too slow for its first connection.
      await expect
        .poll(async () => (await ask(web.url, path, { headers })).status, { message: path })
        .toBeLessThan(500);
    }
    relay.cut();
    for (const path of paths) {
      const answer = await ask(web.url, path, { headers });
      expect(answer.status, path).toBe(503);
      expect(answer.headers["retry-after"], path).toBe("2");
      expect(answer.headers["content-type"]).toBe("text/html; charset=utf-8");
      expect(answer.headers["content-security-policy"]).toMatch(
        /^default-src 'none'; style-src 'sha256-/,
      );
      expect(answer.text).toContain("cannot reach its database");
      expect(answer.text).not.toMatch(/<script|<link|<img/);
    }
    const health = await ask(web.url, "/api/health");
    expect(health.status).toBe(503);
    expect(JSON.parse(health.text).error).toMatchObject({
      code: "unavailable",
      request_id: health.headers["x-request-id"],
    });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      const shown = await page.goto(`${web.url}/sign-in`);
      expect(shown?.status()).toBe(503);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(/cannot reach its database/);
      const [ink, paper] = await page.evaluate(() => {
        const { color, backgroundColor } = getComputedStyle(document.body);
        return [color, backgroundColor];
      });
      // Its one style sheet is allowed by its own policy: without it both would be of no colour.
      expect(paper).not.toBe("rgba(0, 0, 0, 0)");
      expect(ink).not.toBe(paper);
    }
    relay.mend();
    await page.getByRole("link", { name: "Try again" }).click();
    await expect(page.getByRole("button", { name: /sign in/i }).first()).toBeVisible();
    expect((await ask(web.url, "/orders", { headers })).status).toBe(200);
  } finally {
    await web.stop();
    relay.close();
  }
});

/** How a server action is named in the build. */
function actionIds(): string[] {
  const file = join(root, ".next/server/server-reference-manifest.json");
  return Object.keys(JSON.parse(readFileSync(file, "utf8")).node);
}

const post = (web: string, headers: Record<string, string>, path = "/sign-in") =>
  ask(web, path, { method: "POST", headers, body: "[{}]" });

test("no server action runs for another website, with the proxy and without it", async () => {
  const { owner } = await seedSite();
  const { name, value } = await sessionCookieOf(owner.userId);
  const ids = actionIds();
  expect(ids.length).toBeGreaterThan(50);
  const build = buildWithoutProxy();
  const bare: OwnWeb = await startWeb({}, build.folder);
  try {
    for (const web of [env().appUrl, bare.url]) {
      for (const [index, id] of ids.entries()) {
        const fetched = { "next-action": id, "content-type": "text/plain;charset=UTF-8" };
        const signedIn = { ...fetched, cookie: `${name}=${value}` };
        const crossSite = { origin: web, "sec-fetch-site": "cross-site" };
        for (const from of [
          { origin: "https://evil.example" },
          { origin: "null" },
          {},
          crossSite,
        ]) {
          const answer = await post(web, { ...signedIn, ...from } as Record<string, string>);
          expect(answer.status, `${id} ${JSON.stringify(from)}`).toBe(403);
        }
        // Nobody's session, and our own page: who may call it is for the action to say.
        if (index % 10 > 0) continue;
        const own = await post(web, { ...fetched, origin: web }, "/account");
        expect(own.status, id).toBeLessThan(500);
        expect(own.status, id).not.toBe(403);
      }
    }
  } finally {
    await bare.stop();
    build.remove();
  }
});

// More of them are tried in scripts/web/find-fault.test.ts.
const hostileTexts = ["a%00b", "%ff", "%zz"];

test("text that is none is a 4xx at every address, in its path and in its query", async () => {
  const a: SeededSite = await seedSite();
  const { name, value } = await sessionCookieOf(a.owner.userId);
  const { entrances } = findEntrances(root);
  for (const address of entrances) {
    if (address.kind === "action") continue;
    const method = address.kind === "page" ? "GET" : address.method;
    const headers = {
      cookie: `${name}=${value}`,
      authorization: `Bearer ${a.key.secret}`,
      origin: env().appUrl,
    };
    const sample = addressSamples[`${method} ${address.path}`] ?? addressSamples[address.path];
    const params: Record<string, string> = sample?.params?.(a) ?? {};
    const fill = (instead?: [string, string]) =>
      address.path.replace(/\[(?:\.\.\.)?([^\]]+)\]/g, (_, key: string) =>
        instead?.[0] === key ? instead[1] : (params[key] ?? "x"),
      );
    for (const text of hostileTexts) {
      const queries = [`?q=${text}`, `?${text}=1`, `?site=a&site=${text}`];
      const paths = Object.keys(params).map((key) => fill([key, text]));
      for (const path of [...queries.map((query) => fill() + query), ...paths]) {
        const { status } = await ask(env().appUrl, path, { method, headers });
        expect(status, `${method} ${path}`).toBe(400);
      }
    }
  }
});

test("a NUL in the body of a sign-in, a form or a file's name is no fault of ours", async () => {
  const a = await seedSite();
  const { name, value } = await sessionCookieOf(a.owner.userId);
  const base = env().appUrl;
  const csrf = await ask(base, "/api/auth/csrf");
  const cookie = [csrf.headers["set-cookie"] ?? []]
    .flat()
    .map((one) => one.split(";")[0])
    .join("; ");
  const { csrfToken } = JSON.parse(csrf.text);
  for (const text of ["a\0b@example.com", "\ud83e@example.com"]) {
    const signIn = await ask(base, "/api/auth/callback/password", {
      method: "POST",
      headers: { cookie, origin: base, "content-type": "application/json" },
      body: JSON.stringify({ csrfToken, email: text, password: text, json: "true" }),
    });
    expect(signIn.status).toBe(401);
    expect(signIn.text).not.toContain("our%20side");
  }
  const boundary = "onetill";
  const part = (field: string, text: string, file = "") =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${field}"${file}\r\n\r\n${text}\r\n`;
  const form = await ask(base, `/api/sites/${a.site.slug}/imports`, {
    method: "POST",
    headers: {
      cookie: `${name}=${value}`,
      origin: base,
      "content-type": `multipart/form-data; boundary=${boundary}`,
    },
    body: `${part("platform", "ko\0fi")}${part("file", "Date,Amount\n", '; filename="a.csv"')}--${boundary}--\r\n`,
  });
  expect(form.status).toBeGreaterThanOrEqual(400);
  expect(form.status).toBeLessThan(500);
});

test("each answer below /api has its headers, whoever gives it", async () => {
  const answers: [string, string, Record<string, string>?][] = [
    ["GET", "/api/health"],
    ["GET", "/api"],
    ["GET", "/api/"],
    ["GET", "/api/health/"],
    ["PUT", "/api/health"],
    ["OPTIONS", "/api/health"],
    ["HEAD", "/api/health"],
    ["GET", "/api//health"],
    ["GET", "/api/none"],
    ["TRACE", "/api/none"],
    ["GET", "/api/%ff"],
    ["GET", "/api/v1/orders?q=%00"],
    ["GET", "/api/v1/orders"],
    ["GET", "/api/auth/session"],
    ["GET", "/api/auth/none"],
    ["POST", "/api/auth/callback/password"],
    ["POST", "/api/auth/callback/password", { "content-type": "application/json" }],
    ["GET", "/api/live"],
    ["POST", "/api/webhooks/none/none"],
    ["GET", "/api/unsubscribe/none"],
  ];
  for (const [method, path, headers] of answers) {
    const answer = await ask(env().appUrl, path, { method, headers });
    const what = `${method} ${path}: ${answer.status}`;
    expect(answer.status, what).toBeLessThan(500);
    expect(answer.headers["x-content-type-options"], what).toBe("nosniff");
    expect(answer.headers["referrer-policy"], what).toBe("no-referrer");
    expect(answer.headers["x-request-id"], what).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.headers["content-security-policy"], what).toContain("frame-ancestors 'none'");
    if (answer.text.startsWith('{"error"')) {
      expect(JSON.parse(answer.text).error.request_id, what).toBe(answer.headers["x-request-id"]);
    }
  }
});

test("over https each answer insists on it, whoever gives it", async () => {
  const web = await startWeb({
    APP_URL: "https://till.example.com",
    NEXTAUTH_URL: "https://till.example.com",
  });
  const base = `http://127.0.0.1:${new URL(web.url).port}`;
  try {
    for (const path of ["/api/health", "/api/health/", "/api/none", "/api/%ff", "/sign-in", "/x"]) {
      const { headers } = await ask(base, path);
      expect(headers["strict-transport-security"], path).toBe("max-age=31536000");
    }
    const sandbox = await ask(base, "/sandbox/mailbox", { headers: { host: "localhost" } });
    expect(sandbox.status).toBe(404);
  } finally {
    await web.stop();
  }
});

test("the sandbox opens to nobody who comes through a proxy, whatever name they use", async () => {
  const base = env().appUrl;
  const { host } = new URL(base);
  const shown = async (path: string, headers: Record<string, string> = {}) =>
    ask(base, path, { headers: { host, ...headers } });
  expect((await shown("/sandbox/mailbox")).status).toBe(200);
  expect((await shown("/sign-in")).text).toContain('href="/sandbox/mailbox"');
  const ways: Record<string, string>[] = [
    { "x-forwarded-for": "127.0.0.1" },
    { "x-forwarded-for": "203.0.113.7", host: "localhost" },
    { forwarded: "for=127.0.0.1" },
    { via: "1.1 proxy" },
    { "x-real-ip": "127.0.0.1" },
    { "cf-connecting-ip": "127.0.0.1" },
    { "x-forwarded-host": "localhost", "x-onetill-local": "1" },
    { host: "till.example", "x-onetill-local": "1" },
  ];
  for (const headers of ways) {
    const what = JSON.stringify(headers);
    for (const path of ["/sandbox/mailbox", "/sandbox/pay/kofi"]) {
      expect((await shown(path, headers)).status, what).toBe(404);
    }
    expect((await shown("/sign-in", headers)).text, what).not.toContain("/sandbox/");
  }
});
