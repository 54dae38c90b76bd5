import { expect, test } from "vitest";
import { checkOrigin } from "./check-origin";

const request = (method: string, headers: Record<string, string>) =>
  new Request("http://localhost:3000/orders/export", {
    method,
    headers: { host: "localhost:3000", ...headers },
  });

test("a change asked for by our own page goes on", () => {
  checkOrigin(request("POST", { origin: "http://localhost:3000" }));
});

test("the same server under another name is our own page too", () => {
  checkOrigin(request("POST", { origin: "http://127.0.0.1:3000", host: "127.0.0.1:3000" }));
});

test("reading needs no origin", () => {
  checkOrigin(request("GET", {}));
  checkOrigin(request("HEAD", { origin: "https://evil.example" }));
});

test.each(["https://evil.example", "http://localhost:3001", "null", "", "localhost:3000"])(
  "a change asked for by %j is refused",
  (origin) => {
    expect(() => checkOrigin(request("POST", { origin }))).toThrow("own pages");
  },
);

test("a change that the browser says another website asked for is refused", () => {
  const headers = { origin: "http://localhost:3000", "sec-fetch-site": "cross-site" };
  expect(() => checkOrigin(request("POST", headers))).toThrow("own pages");
});

test("a change without an origin is refused", () => {
  expect(() => checkOrigin(request("DELETE", {}))).toThrow("own pages");
});
