import { expect, test } from "vitest";
import { allSettled, inLanes } from "./in-lanes";

test("everything is done once, so many beside each other and no more", async () => {
  const done: number[] = [];
  let [working, most] = [0, 0];
  await inLanes(Array.from({ length: 20 }).keys(), 3, async (item) => {
    working += 1;
    most = Math.max(most, working);
    await new Promise(setImmediate);
    working -= 1;
    done.push(item);
  });
  expect(done.sort((a, b) => a - b)).toEqual([...Array(20).keys()]);
  expect(most).toBe(3);
});

test("after a failure nothing more is begun, and it is told when nothing goes on any more", async () => {
  const begun: number[] = [];
  let working = 0;
  const all = inLanes([0, 1, 2, 3, 4, 5], 2, async (item) => {
    begun.push(item);
    working += 1;
    await new Promise((resolve) => setTimeout(resolve, item === 0 ? 1 : 20));
    working -= 1;
    if (item === 0) throw new Error("the first one");
  });
  await expect(all).rejects.toThrow("the first one");
  expect(working).toBe(0);
  expect(begun).toEqual([0, 1]);
});

test("all are waited for before the first failure is thrown", async () => {
  let ended = false;
  const slow = new Promise((resolve) => setTimeout(resolve, 20)).then(() => {
    ended = true;
  });
  await expect(allSettled([Promise.reject(new Error("at once")), slow])).rejects.toThrow("at once");
  expect(ended).toBe(true);
});
