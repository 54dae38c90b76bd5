import fc from "fast-check";
import { expect, test } from "vitest";
import { sameOriginPath } from "./same-origin-path";

test.each(["/", "/orders?status=accepted&q=a%20b#top", "/sites/demo", "/orders?next=//x"])(
  "%j is kept",
  (path) => {
    expect(sameOriginPath(path)).toBe(path);
  },
);

test.each([
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "\\/evil.example",
  "/..//evil.example",
  "/.//evil.example",
  "/%2e%2e//evil.example",
  "/orders/..//evil.example",
  "/./\\evil.example",
  "/\n..\t/\r/evil.example",
  "https://evil.example/orders",
  "javascript:alert(1)",
  "orders",
  "",
  undefined,
  ["/orders", "/sites"],
])("%j leads home", (next) => {
  expect(sameOriginPath(next)).toBe("/");
});

const hostilePieces = fc.constantFrom(
  ...[
    "/",
    "//",
    "\\",
    ".",
    "..",
    "%2e",
    "%2E%2e",
    "%2f",
    "%5c",
    "\t",
    "\n",
    "\r",
    " ",
    "\0",
    ":",
    "@",
  ],
  ...[
    "evil.example",
    "http:",
    "https://",
    "javascript:",
    "?",
    "#",
    "orders",
    "%00",
    "%",
    "\u2025",
    "\uff0f",
  ],
);

test("whatever is asked for, the way on is on this website, and asking again changes nothing", () => {
  const hostile = fc.oneof(
    fc.array(hostilePieces, { maxLength: 12 }).map((pieces) => pieces.join("")),
    fc.array(hostilePieces, { maxLength: 12 }).map((pieces) => `/${pieces.join("")}`),
    fc.string({ unit: "binary" }),
  );
  const home = "https://till.example.com";
  fc.assert(
    fc.property(hostile, (next) => {
      const path = sameOriginPath(next);
      const stays = [home, `${home}/a/b?c`, "http://localhost:3000/sign-in"].every(
        (base) => new URL(path, base).origin === new URL(base).origin,
      );
      return path.startsWith("/") && stays && sameOriginPath(path) === path;
    }),
    { numRuns: 3000 },
  );
});
