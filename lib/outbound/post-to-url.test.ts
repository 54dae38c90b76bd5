import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { postToUrl } from "./post-to-url";

const message = { headers: { "content-type": "text/plain", "x-mark": "m" }, body: "hello" };

async function serve(answer: RequestListener): Promise<{ origin: string; server: Server }> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

test("posts headers and body to our own address, which may be loopback", async () => {
  const { origin } = await serve(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    response.writeHead(418).end(`${request.method} ${request.headers["x-mark"]} ${body}`);
  });
  expect(await postToUrl(`${origin}/a/b`, message, { ownOrigin: origin })).toEqual({
    status: 418,
    body: "POST m hello",
  });
});

test.each([
  "http://127.0.0.1:9/",
  "http://localhost:9/",
  "http://[::1]:9/",
  "http://[::ffff:127.0.0.1]:9/",
  "http://0.0.0.0:9/",
  "http://2130706433:9/",
  "http://0x7f000001:9/",
  "http://127.1:9/",
  "http://169.254.169.254/latest/meta-data",
  "http://10.0.0.1/",
  "http://192.168.0.1/",
  "http://user:password@127.0.0.1:9/",
])("%s is refused before anything is sent", async (url) => {
  await expect(postToUrl(url, message)).rejects.toMatchObject({
    code: "invalid_request",
    param: "url",
  });
});

test.each(["ftp://example.com/", "file:///etc/passwd", "javascript:alert(1)", "data:,x"])(
  "%s is not an address to post to",
  async (url) => {
    await expect(postToUrl(url, message)).rejects.toThrow("url must be http or https");
  },
);

test("text that is no address at all is refused as such", async () => {
  await expect(postToUrl("example.com", message)).rejects.toThrow("url is not an address");
});

test("only the very origin is our own: another port of this machine is refused", async () => {
  const { origin } = await serve((_, response) => response.end());
  const other = await serve((_, response) => response.end("reached"));
  await expect(postToUrl(other.origin, message, { ownOrigin: origin })).rejects.toThrow("private");
});

test("a redirect is the answer and is not followed", async () => {
  let asked = 0;
  const { origin } = await serve((_, response) => {
    asked += 1;
    response.writeHead(302, { location: "/elsewhere" }).end("moved");
  });
  expect(await postToUrl(origin, message, { ownOrigin: origin })).toEqual({
    status: 302,
    body: "moved",
  });
  expect(asked).toBe(1);
});

test("no more than 64 KiB of an endless answer are read", async () => {
  const { origin } = await serve((_, response) => {
    const chunk = Buffer.alloc(16 * 1024, "x");
    const more = () => {
      while (response.write(chunk));
      response.once("drain", more);
    };
    response.on("error", () => {});
    more();
  });
  const { body } = await postToUrl(origin, message, { ownOrigin: origin });
  expect(body).toHaveLength(64 * 1024);
});

test("an answer that breaks off is an error, not half an answer", async () => {
  const { origin } = await serve((_, response) => {
    response.writeHead(200, { "content-length": "100" }).write("half", () => response.destroy());
  });
  await expect(postToUrl(origin, message, { ownOrigin: origin })).rejects.toThrow();
});

test("nobody listening is an error with its code", async () => {
  const { origin, server } = await serve(() => {});
  server.close();
  await expect(postToUrl(origin, message, { ownOrigin: origin })).rejects.toMatchObject({
    code: "ECONNREFUSED",
  });
});
