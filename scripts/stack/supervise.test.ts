import { spawn } from "node:child_process";
import { expect, test, vi } from "vitest";
import { pauseBefore, type Running, supervise } from "./supervise";

/** A process that only waits; ready at once. */
function launch(): Running {
  const child = spawn("sleep", ["600"]);
  return {
    process: child,
    ready: Promise.resolve(),
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve();
        child.once("exit", () => resolve());
        child.kill();
      }),
  };
}

test("the first restart comes at once, later ones wait longer, up to ten seconds", () => {
  expect([1, 2, 3, 4, 20].map(pauseBefore)).toEqual([0, 250, 500, 1000, 10_000]);
});

test("a process that ends is replaced until the service is stopped", async () => {
  const said: string[] = [];
  const service = supervise(
    "thing",
    async () => launch(),
    (sentence) => said.push(sentence),
  );
  await service.ready;
  const first = service.pid() as number;
  process.kill(first, "SIGKILL");
  await vi.waitFor(() => expect(service.pid()).not.toBe(first));
  await service.stop();
  expect(said).toEqual([
    "thing stopped (killed by SIGKILL); starting it again",
    `thing is back (process ${service.pid()})`,
  ]);
});

test("a service whose first process never gets ready is not started again", async () => {
  const starts = vi.fn();
  const service = supervise(
    "thing",
    async () => {
      starts();
      return { ...launch(), ready: Promise.reject(new Error("no luck")) };
    },
    () => {},
  );
  await expect(service.ready).rejects.toThrow("no luck");
  await service.stop();
  expect(starts).toHaveBeenCalledTimes(1);
});

test("a stop that comes while it is starting leaves nothing running", async () => {
  let running: Running | undefined;
  const service = supervise(
    "thing",
    async () => {
      running = launch();
      return running;
    },
    () => {},
  );
  await service.stop();
  expect(running?.process.signalCode).toBe("SIGTERM");
});
