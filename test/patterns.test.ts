import { join } from "node:path";
import { checkSync } from "recheck";
import { expect, test, vi } from "vitest";
import { findPatterns } from "./find-patterns";

// The checker's own JavaScript; its others are a Java and a native program.
vi.stubEnv("RECHECK_BACKEND", "pure");

const root = join(import.meta.dirname, "..");
const folders = ["app", "components", "emails", "lib", "sandbox", "scripts"];
const { literals, putTogether } = findPatterns(root, folders);
const distinct = [...new Map(literals.map((one) => [`/${one.source}/${one.flags}`, one])).values()];

/** Where nothing is repeated but single characters, a few times, each place costs the same: no proof is needed. */
function needsProof(source: string): boolean {
  const bare = source.replaceAll(/\\.|\[(?:\\.|[^\\\]])*\]/g, "x");
  if (/[*+]|\{\d+,\}|\)\{/.test(bare)) return true;
  const most = [...bare.matchAll(/\{(?:\d+,)?(\d+)\}/g)].map(([, times]) => Number(times));
  return most.reduce((product, times) => product * times, 1) > 5000;
}

/** By proof and without a clock: the checker's trials end when they have taken too long on a busy machine. */
const judge = (source: string, flags: string) =>
  checkSync(source, flags, { checker: "automaton", timeout: null }).status;

test("the checker knows a pattern that runs long from one that does not", () => {
  expect(judge("^(a+)+$", "")).toBe("vulnerable");
  expect(judge("\\s+$", "")).toBe("vulnerable");
  expect(judge("^a+$", "")).toBe("safe");
});

test("no pattern of ours takes more than linear time, whatever it is held against", () => {
  expect(literals.length).toBeGreaterThan(100);
  const failed = distinct
    .filter(({ source }) => needsProof(source))
    .map(({ source, flags, place }) => ({ place, source, status: judge(source, flags) }))
    .filter(({ status }) => status !== "safe");
  expect(failed).toEqual([]);
}, 300_000);

test("patterns are literals, so that the checker sees them", () => {
  // Of the names of our own folders.
  expect(putTogether).toEqual(["scripts/check-borders.ts"]);
});
