import { expect, test } from "vitest";
import { sameOriginPath } from "./same-origin-path";

test.each(["/", "/orders?status=accepted&q=a%20b#top", "/sites/demo"])("%j is kept", (path) => {
  expect(sameOriginPath(path)).toBe(path);
});

test.each([
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "\\/evil.example",
  "https://evil.example/orders",
  "javascript:alert(1)",
  "orders",
  "",
  undefined,
  ["/orders", "/sites"],
])("%j leads home", (next) => {
  expect(sameOriginPath(next)).toBe("/");
});
