import { expect, test } from "vitest";
import type { DeliveryOutcome } from "@/lib/inbox/browser";
import { followOutcomes, type ReadOutcomes } from "./follow-outcomes";

const outcome = (id: string, state: DeliveryOutcome["state"]): DeliveryOutcome => ({
  id,
  state,
  outcome: null,
  reason: null,
  orderId: null,
});

/** Answers look after look with these states, the last one for ever. */
function answering(...looks: (Record<string, DeliveryOutcome["state"]> | "fails")[]) {
  const asked: string[][] = [];
  const read: ReadOutcomes = async ({ ids }) => {
    const states = looks[Math.min(asked.length, looks.length - 1)];
    asked.push(ids);
    if (states === "fails" || !states) throw new Error("no network");
    return { ok: true, value: ids.map((id) => outcome(id, states[id] ?? "pending")) };
  };
  return { asked, read };
}

async function follow(ids: string[], read: ReadOutcomes, signal = new AbortController().signal) {
  const seen: string[] = [];
  const left = await followOutcomes(ids, read, {
    signal,
    looks: 4,
    pauseMs: 0,
    onSettled: (outcomes) => seen.push(...outcomes.map(({ id, state }) => `${id} ${state}`)),
  });
  return { seen, left };
}

test("each delivery is told once, when it is worked through, and asked for until then", async () => {
  const { asked, read } = answering({}, { a: "processed" }, { b: "quarantined" });
  expect(await follow(["a", "b"], read)).toEqual({
    seen: ["a processed", "b quarantined"],
    left: [],
  });
  expect(asked).toEqual([["a", "b"], ["a", "b"], ["b"]]);
});

test("a look that fails is made again", async () => {
  const { read } = answering("fails", { a: "processed" });
  expect(await follow(["a"], read)).toEqual({ seen: ["a processed"], left: [] });
});

test("it gives up after a while and says what still waits", async () => {
  const { asked, read } = answering({});
  expect(await follow(["a"], read)).toEqual({ seen: [], left: ["a"] });
  expect(asked).toHaveLength(4);
});

test("it stops when nobody looks any more", async () => {
  const { asked, read } = answering({});
  expect(await follow(["a"], read, AbortSignal.abort())).toEqual({ seen: [], left: ["a"] });
  expect(asked).toHaveLength(0);
});
