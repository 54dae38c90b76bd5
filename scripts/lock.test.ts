import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { tryLock, withLock } from "./lock.mjs";

const folder = mkdtempSync(join(tmpdir(), "onetill-lock-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a lock is held by one, named, and free again when let go", () => {
  const file = join(folder, "one.lock");
  const first = tryLock(file);
  expect(first.release).toBeDefined();
  expect(tryLock(file).holder?.pid).toBe(process.pid);
  first.release?.();
  expect(tryLock(file).release).toBeDefined();
});

test("a holder that has died holds nothing", () => {
  const file = join(folder, "dead.lock");
  writeFileSync(file, JSON.stringify({ pid: 2 ** 22 + 1 }));
  expect(tryLock(file).release).toBeDefined();
});

test.runIf(process.platform === "linux")("a process id that was reused holds nothing", () => {
  const file = join(folder, "reused.lock");
  writeFileSync(file, JSON.stringify({ pid: process.pid, started: "1" }));
  expect(tryLock(file).release).toBeDefined();
});

test("a lock file that makes no sense does not lock anybody out", () => {
  const file = join(folder, "broken.lock");
  writeFileSync(file, "{");
  expect(tryLock(file).release).toBeDefined();
});

test("work under a lock takes turns", async () => {
  const file = join(folder, "turns.lock");
  const order: string[] = [];
  const work = (name: string) => async () => {
    order.push(`${name} begins`);
    await Promise.resolve();
    order.push(`${name} ends`);
  };
  await Promise.all([withLock(file, work("a")), withLock(file, work("b"))]);
  expect(order).toEqual(["a begins", "a ends", "b begins", "b ends"]);
});
