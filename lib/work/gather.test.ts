import { expect, test } from "vitest";
import { gather } from "./gather";

/** A `doAll` that is let go group by group; `groups` is what was done together. */
function desk(fails: (items: readonly string[]) => unknown = () => undefined) {
  const groups: string[][] = [];
  const gates: (() => void)[] = [];
  const doAll = async (items: readonly string[]) => {
    groups.push([...items]);
    await new Promise<void>((resolve) => gates.push(resolve));
    const error = fails(items);
    if (error) throw error;
    return items.map((item) => `${item}!`);
  };
  const letGo = async () => {
    gates.shift()?.();
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  };
  return { groups, doAll, letGo };
}

const first = (item: string) => item[0] ?? "";

test("the first goes at once, and what is asked meanwhile goes together, each with its own result", async () => {
  const { groups, doAll, letGo } = desk();
  const ask = gather(first, doAll);
  const all = ["a1", "a2", "a3", "a4"].map((item) => ask(item));
  expect(groups).toEqual([["a1"]]);
  await letGo();
  expect(groups).toEqual([["a1"], ["a2", "a3", "a4"]]);
  await letGo();
  expect(await Promise.all(all)).toEqual(["a1!", "a2!", "a3!", "a4!"]);
  void ask("a5");
  expect(groups.at(-1)).toEqual(["a5"]);
});

test("nobody waits for what is under another key", async () => {
  const { groups, doAll } = desk();
  const ask = gather(first, doAll);
  for (const item of ["a1", "b1", "a2"]) void ask(item);
  expect(groups).toEqual([["a1"], ["b1"]]);
});

test("no more than so many go together, nor more than so heavy ones; a heavy one goes alone", async () => {
  const { groups, doAll, letGo } = desk();
  const ask = gather(() => "", doAll, { most: 3, weigh: (item) => item.length, heaviest: 5 });
  for (const item of ["0", "1", "2", "3", "44", "5555", "66666666", "7"]) void ask(item);
  for (let turn = 0; turn < 7; turn++) await letGo();
  expect(groups).toEqual([["0"], ["1", "2", "3"], ["44"], ["5555"], ["66666666"], ["7"]]);
});

test("one that cannot be done is refused by itself, and the others of its group are done", async () => {
  const { groups, doAll, letGo } = desk((items) =>
    items.includes("bad") ? new Error("not that one") : undefined,
  );
  const ask = gather(() => "", doAll);
  const all = ["one", "two", "bad", "three"].map((item) => ask(item));
  const ends = Promise.allSettled(all);
  for (let turn = 0; turn < 6; turn++) await letGo();
  expect((await ends).map(({ status }) => status)).toEqual([
    ...["fulfilled", "fulfilled", "rejected", "fulfilled"],
  ]);
  expect(groups.slice(1)).toEqual([["two", "bad", "three"], ["two"], ["bad"], ["three"]]);
});

test("when the database is away everybody who waits hears of it at once, and the next one tries again", async () => {
  let isAway = true;
  const away = Object.assign(new Error("away"), { code: "57P01" });
  const { groups, doAll, letGo } = desk(() => (isAway ? away : undefined));
  const ask = gather(() => "", doAll);
  const ends = Promise.allSettled(["one", "two", "three"].map((item) => ask(item)));
  await letGo();
  expect((await ends).map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
  expect(groups).toEqual([["one"]]);
  isAway = false;
  const next = ask("four");
  await letGo();
  expect(await next).toBe("four!");
});
