import { expect, test } from "vitest";
import type { CommandReport } from "@/lib/desk/browser";
import { runInParts } from "./run-in-parts";

const ids = ["a", "b", "c", "d", "e"];
const done = (id: string): CommandReport => ({
  ...{ id, reference: id, customer: null, done: true, reason: null },
});

test("many are done a few at a time, and one is told how far it is", async () => {
  const parts: string[][] = [];
  const seen: number[] = [];
  const run = async (part: string[]) => {
    parts.push(part);
    return { ok: true as const, value: part.map(done) };
  };
  const reports = await runInParts(ids, 2, run, (n) => seen.push(n));
  expect(parts).toEqual([["a", "b"], ["c", "d"], ["e"]]);
  expect(seen).toEqual([0, 2, 4]);
  expect(reports).toEqual(ids.map(done));
});

test("where it breaks off in the middle, what was not come to is told as not done", async () => {
  const run = async (part: string[]) => {
    if (part.includes("c")) throw new Error("gone");
    return { ok: true as const, value: part.map(done) };
  };
  const reports = await runInParts(ids, 2, run, () => {});
  expect(reports.map((one) => one.done)).toEqual([true, true, false, false, false]);
  expect(reports.at(-1)?.reason).toContain("could not be reached");
});

test("where not even the first were done, that is thrown", async () => {
  const error = { code: "forbidden" as const, message: "Not yours.", requestId: "r" };
  const run = async () => ({ ok: false as const, error });
  await expect(runInParts(ids, 2, run, () => {})).rejects.toThrow("Not yours.");
});
