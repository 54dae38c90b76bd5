import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import { proxy } from "./proxy";

const visit = (path: string) => proxy(new NextRequest(`http://localhost:3000${path}`)).headers;

const policyOf = (headers: Headers) => headers.get("content-security-policy") ?? "";

test("every page gets a policy under which only scripts with its own nonce run", () => {
  const first = policyOf(visit("/orders"));
  const second = policyOf(visit("/orders"));
  expect(first).toMatch(/script-src 'self' 'nonce-[A-Za-z0-9+/]{22}==' 'strict-dynamic';/);
  expect(first).toContain("frame-ancestors 'none'");
  expect(first).not.toBe(second);
  const scripts = /script-src ([^;]*)/.exec(first)?.[1];
  expect(scripts).not.toContain("unsafe");
});

test("an address with a token in it is told to nobody", () => {
  const referrer = (path: string) => visit(path).get("referrer-policy");
  expect(referrer("/sign-in/link?token=abc")).toBe("no-referrer");
  expect(referrer("/invite?token=abc")).toBe("no-referrer");
  expect(referrer("/support/0123/a-token")).toBe("same-origin");
  expect(referrer("/support/0123")).toBe("strict-origin-when-cross-origin");
  expect(referrer("/orders")).toBe("strict-origin-when-cross-origin");
});

test("pages cannot be framed, sniffed or given a camera", () => {
  expect(Object.fromEntries(visit("/"))).toMatchObject({
    "x-frame-options": "DENY",
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": expect.stringContaining("camera=()"),
  });
  // The tests run with an http address: a browser must not be told to insist on https.
  expect(visit("/").has("strict-transport-security")).toBe(false);
});
