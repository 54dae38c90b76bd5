import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { askPlainly, type PlainCall } from "@/test/ask-plainly";
import { type Plain, putInFront } from "./answer-plainly";
import { makeGate } from "./gate";
import { makeServer } from "./make-server";

/** The gate, a plain function for /api/webhooks in front, and Next behind it. */
async function start(plain: Plain) {
  const said: string[] = [];
  const server = makeServer({ isHttps: false });
  const handle = putInFront(
    (path) => (path.startsWith("/api/webhooks/") ? plain : undefined),
    "http://localhost:3000",
    async (_, response) => void response.end("Next"),
  );
  server.on(
    "request",
    makeGate(
      {
        ...{ appUrl: "http://localhost:3000", trustedProxies: "" },
        warn: (text) => void said.push(text),
      },
      handle,
    ),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, said };
}

const ask = (port: number, path: string, call: Omit<PlainCall, "path"> = {}) =>
  askPlainly(port, { method: "POST", path, ...call });

const path = "/api/webhooks/kofi/cl_1";

/** Tells what arrived. */
const mirror: Plain = async (request) =>
  Response.json(
    {
      url: request.url,
      method: request.method,
      caller: request.headers.get("x-onetill-caller"),
      given: request.headers.get("x-given"),
      forwarded: request.headers.get("x-forwarded-for"),
      body: await request.text(),
    },
    { status: 201, headers: { "X-Own": "yes" } },
  );

test("a plain function gets the request as the gate lets it through, and its answer goes out whole", async () => {
  const { port } = await start(mirror);
  const answer = await ask(port, `${path}?a=%20b`, {
    headers: {
      "x-given": "given",
      "x-forwarded-for": "203.0.113.7",
      "x-onetill-caller": "made up",
    },
    body: "dätä",
  });
  expect(answer.status).toBe(201);
  expect(answer.headers["x-own"]).toBe("yes");
  expect(answer.headers["content-length"]).toBe(`${Buffer.byteLength(answer.text)}`);
  expect(answer.headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
  expect(JSON.parse(answer.text)).toEqual({
    ...{ url: `http://localhost:3000${path}?a=%20b`, method: "POST" },
    ...{ caller: "127.0.0.1", given: "given", forwarded: null, body: "dätä" },
  });
});

test("what it does not know goes to Next", async () => {
  const { port } = await start(mirror);
  expect(await ask(port, "/api/other")).toMatchObject({ status: 200, text: "Next" });
});

test.each([`${path}/`, `/${path}`, path.replace("/kofi/", "//kofi///")])(
  "%s is taken as the address without its extra slashes",
  async (given) => {
    const { port } = await start(mirror);
    const { text } = await ask(port, `${given}?x=/`);
    expect(JSON.parse(text).url).toBe(`http://localhost:3000${path}?x=/`);
  },
);

test("a body past its bound is 413 and never reaches it", async () => {
  let asked = 0;
  const { port, said } = await start(async () => {
    asked += 1;
    return new Response("taken");
  });
  const body = Buffer.alloc(1024 * 1024 + 1, "x");
  const sized = { "content-length": `${body.length}` };
  for (const headers of [sized, { "transfer-encoding": "chunked" }] as Record<string, string>[]) {
    const answer = await ask(port, path, { headers, body });
    expect([answer.status, JSON.parse(answer.text).error.code]).toEqual([413, "too_large"]);
  }
  expect((await ask(port, path, { body: body.subarray(1) })).text).toBe("taken");
  expect([asked, said]).toEqual([1, []]);
});

test("HEAD gets the length and no body; an empty answer has none", async () => {
  const { port } = await start(async ({ method }) =>
    method === "HEAD" ? new Response("12345") : new Response(null, { status: 204 }),
  );
  const head = await ask(port, path, { method: "HEAD" });
  expect([head.headers["content-length"], head.text]).toEqual(["5", ""]);
  const empty = await ask(port, path, { method: "OPTIONS" });
  expect([empty.status, empty.headers["content-length"]]).toEqual([204, undefined]);
});

test("every cookie is set", async () => {
  const headers = [
    ["Set-Cookie", "a=1"],
    ["Set-Cookie", "b=2"],
  ] as [string, string][];
  const { port } = await start(async () => new Response("x", { headers }));
  expect((await ask(port, path)).headers["set-cookie"]).toEqual(["a=1", "b=2"]);
});

test("one that throws is answered 500 in the contract's form", async () => {
  const { port, said } = await start(() => Promise.reject(new Error("unforeseen")));
  const answer = await ask(port, path);
  expect([answer.status, JSON.parse(answer.text).error.code]).toEqual([500, "internal"]);
  expect(answer.text).not.toContain("unforeseen");
  expect(said).toHaveLength(1);
});
