import { expect, it } from "vitest";
import { readLayout, writeLayout } from "./layout-cookie";

it.each([
  { density: "comfortable", columns: null },
  { density: "compact", columns: null },
  { density: "compact", columns: ["placed_at", "reference", "message"] },
] as const)("what a browser remembers is read back: %j", (layout) => {
  const kept = { density: layout.density, columns: layout.columns && [...layout.columns] };
  const cookie = writeLayout(kept);
  expect(cookie).toMatch(/^[\w.]+$/);
  expect(readLayout(cookie)).toEqual(kept);
});

it.each([undefined, "", "...", "loud.secret", "compact.__proto__", "%00"])(
  "a cookie that is none of ours means the usual look: %j",
  (cookie) => {
    expect(readLayout(cookie)).toMatchObject({ columns: null });
  },
);
