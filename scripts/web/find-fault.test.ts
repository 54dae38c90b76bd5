import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { findFault } from "./find-fault";

const appOrigin = "https://till.example.com";
const own = { origin: appOrigin, host: "till.example.com" };

const faultOf = (method: string, url: string, headers: Record<string, string> = {}) =>
  findFault({ method, url, headers } as unknown as IncomingMessage, {
    isApi: url.startsWith("/api/"),
    appOrigin,
  })?.status;

test.each([
  "/api/v1/orders/%ff",
  "/orders/%",
  "/api/webhooks/kofi/%ED%A0%80",
  "/orders?q=%ff",
  "/orders?q=100%",
  "/api/v1/orders?%c0%80=1",
  "/orders/%00",
  "/orders?q=a%00b",
  "http://till.example.com/orders",
  "*",
  "",
])("the address %j is refused", (url) => {
  expect(faultOf("GET", url)).toBe(400);
  expect(faultOf("POST", url, own)).toBe(400);
});

test.each(["/", "/api/v1/orders?q=a+b", "/orders/%F0%9F%A6%8A?q=%C3%BC", "/orders/100%25"])(
  "the address %s is passed on",
  (url) => {
    expect(faultOf("GET", url)).toBeUndefined();
  },
);

test.each(["TRACE", "PROPFIND", "LINK"])("%s is nothing to ask with", (method) => {
  expect(faultOf(method, "/api/v1/orders", own)).toBe(405);
});

test("a change that our own page asks for goes on", () => {
  expect(faultOf("POST", "/orders", own)).toBeUndefined();
  expect(faultOf("POST", "/orders", { ...own, "sec-fetch-site": "same-origin" })).toBeUndefined();
});

test("the same server under another name is our own page too", () => {
  const headers = { origin: "http://127.0.0.1:3000", host: "127.0.0.1:3000" };
  expect(faultOf("POST", "/orders", headers)).toBeUndefined();
});

test.each([
  { origin: "https://evil.example", host: "till.example.com" },
  { origin: "https://till.example.com:8443", host: "till.example.com" },
  { origin: "null", host: "till.example.com" },
  { origin: "", host: "" },
  { host: "till.example.com" },
  { ...own, "sec-fetch-site": "cross-site" },
])("a change with %j is refused outside /api", (headers) => {
  for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
    expect(faultOf(method, "/orders", headers as Record<string, string>)).toBe(403);
  }
});

test("reading needs no origin, and routes below /api check their callers themselves", () => {
  for (const method of ["GET", "HEAD", "OPTIONS"]) {
    expect(faultOf(method, "/orders", { origin: "https://evil.example" })).toBeUndefined();
  }
  expect(faultOf("POST", "/api/webhooks/kofi/x")).toBeUndefined();
});
