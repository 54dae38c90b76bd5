import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { refuseUnreadable } from "./refuse-unreadable";

async function statusOf(path: string) {
  const server = createServer((request, response) => {
    if (!refuseUnreadable(request, response)) response.end("passed on");
  });
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}${path}`);
  return { status: response.status, headers: response.headers, text: await response.text() };
}

test.each(["/api/v1/orders/%ff", "/orders/%", "/api/webhooks/kofi/%ED%A0%80"])(
  "%s is refused in the API's form",
  async (path) => {
    const { status, headers, text } = await statusOf(path);
    expect(status).toBe(400);
    expect(JSON.parse(text).error).toMatchObject({
      code: "invalid_request",
      request_id: headers.get("x-request-id"),
    });
  },
);

test.each(["/", "/api/v1/orders?q=%ff", "/orders/%F0%9F%A6%8A", "/orders/100%25"])(
  "%s is passed on",
  async (path) => {
    expect(await statusOf(path)).toMatchObject({ status: 200, text: "passed on" });
  },
);
