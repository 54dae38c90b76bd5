import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { setImmediate as soon } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { type BodyBounds, bodyBoundsOf } from "./body-bounds";
import { boundBody } from "./bound-body";
import { openExchange } from "./exchange";

/** A server that reads what these bounds let through and says how much it was. */
async function startServer(bounds: BodyBounds) {
  const server = createServer((request, response) => {
    const exchange = openExchange(request, response, { requestId: "r", isHttps: false });
    if (!boundBody(exchange, bounds)) return;
    let size = 0;
    request.on("data", (chunk) => {
      size += chunk.length;
    });
    request.on("end", () => response.end(`read ${size}`));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** Sends a chunked request whose next piece goes out as soon as `isTime`, until it is answered. */
function dribble(port: number, pieces: number, isTime: (sent: number) => Promise<void>) {
  return new Promise<string>((resolve) => {
    let text = "";
    const socket = connect(port, "127.0.0.1", async () => {
      socket.write("POST /api/x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
      for (let sent = 0; sent < pieces && !text && socket.writable; sent += 1) {
        await isTime(sent);
        if (!text && socket.writable) socket.write("a\r\n0123456789\r\n");
      }
      if (!text && socket.writable && Number.isFinite(pieces)) socket.write("0\r\n\r\n");
    });
    socket.on("data", (bytes) => {
      text += bytes;
      if (text.includes("\r\n\r\n")) socket.end();
    });
    socket.on("close", () => resolve(text));
    socket.on("error", () => {});
  });
}

const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 20));

test("a body that is not here in time is answered with 408", async () => {
  const port = await startServer({ most: 1e6, patienceMs: 150 });
  const text = await dribble(port, Number.POSITIVE_INFINITY, pause);
  expect(text).toMatch(/^HTTP\/1\.1 408 /);
  expect(text).toContain("Connection: close");
});

test("an upload may take several times as long while it keeps its pace", async () => {
  const port = await startServer({ most: 1e6, patienceMs: 1000, pace: 10 });
  expect(await dribble(port, 90, pause)).toContain("read 900");
});

test("an upload that falls behind its pace is answered with 408", async () => {
  const port = await startServer({ most: 1e6, patienceMs: 150, pace: 10_000 });
  expect(await dribble(port, Number.POSITIVE_INFINITY, pause)).toMatch(/^HTTP\/1\.1 408 /);
});

test("a quick body is read whole, and the connection is kept", async () => {
  const port = await startServer({ most: 1e6, patienceMs: 60_000 });
  const text = await dribble(port, 3, () => soon());
  expect(text).toContain("read 30");
  expect(text).not.toContain("Connection: close");
});

test("nobody gets more than 60 seconds for a body, but a file that keeps moving", () => {
  const paths = ["/", "/orders", "/api/auth/x", "/api/webhooks/kofi/x", "/api/v1/orders", "/api/x"];
  for (const path of [...paths, "/api/sites/demo/imports/x", "/api/sites/demo"]) {
    expect(bodyBoundsOf(path)).toMatchObject({ patienceMs: 60_000 });
    expect(bodyBoundsOf(path).pace).toBeUndefined();
    expect(bodyBoundsOf(path).most).toBeLessThanOrEqual(1024 * 1024);
  }
  expect(bodyBoundsOf("/api/sites/demo/imports")).toMatchObject({
    patienceMs: 60_000,
    pace: 491_520,
  });
  expect(bodyBoundsOf("/api/auth/callback/password").most).toBe(16 * 1024);
});
