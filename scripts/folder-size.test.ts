import { globSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");

test("no folder of lib/ holds more than 25 files beside its tests; a larger module has sub-folders", () => {
  const counts = new Map<string, number>();
  for (const path of globSync("lib/**/*.{ts,tsx}", { cwd: root })) {
    if (/\.test\.tsx?$|\/generated\//.test(path)) continue;
    counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1);
  }
  expect(counts.size).toBeGreaterThan(40);
  expect([...counts].filter(([, files]) => files > 25)).toEqual([]);
});
