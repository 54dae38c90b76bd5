import { expect, test } from "vitest";
import { plainUrl } from "./plain-url";

test.each([
  ["/api/webhooks/kofi/cl_1/", "/api/webhooks/kofi/cl_1"],
  ["/api/webhooks/kofi/cl_1//", "/api/webhooks/kofi/cl_1"],
  ["//api/webhooks/kofi/cl_1", "/api/webhooks/kofi/cl_1"],
  ["/api/webhooks//kofi///cl_1", "/api/webhooks/kofi/cl_1"],
  ["/api/v1/orders/?q=//&x=/", "/api/v1/orders?q=//&x=/"],
  ["/api/", "/api"],
  ["//api//", "/api"],
])("%s is %s", (given, plain) => {
  expect(plainUrl(given)).toBe(plain);
  expect(plainUrl(plain)).toBe(plain);
});

test.each([
  "/",
  "//",
  "/orders/",
  "//orders",
  "/apiary/",
  "/api/x?a=b/",
  "/api/a%2F%2Fb",
  "/support/a//b",
  "http://localhost/api/",
  "",
])("%j stays as it is", (url) => {
  expect(plainUrl(url)).toBe(url);
});
