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

/** As node reports it when there is no process or memory left, or the program is gone. */
function neverStarted(): Running {
  const child = spawn("/no/such/program");
  const ready = new Promise<void>((_, reject) => child.once("error", reject));
  return { process: child, ready, stop: async () => {} };
}

test("a replacement that cannot be launched, or ends at once, is tried again until one runs", async () => {
  const said: string[] = [];
  const launches: (() => Running)[] = [
    launch,
    () => {
      throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
    },
    neverStarted,
    launch,
  ];
  const service = supervise(
    "thing",
    async () => (launches.shift() ?? launch)(),
    (sentence) => said.push(sentence),
  );
  await service.ready;
  const first = service.pid() as number;
  process.kill(first, "SIGKILL");
  await vi.waitFor(() => expect(said.at(-1)).toMatch(/^thing is back/), { timeout: 10_000 });
  expect(service.pid()).not.toBe(first);
  expect(said).toContain("thing could not be started again (no space left on device); trying on");
  await service.stop();
});

test("a listener that throws, say over a full disk, does not end the keeping", async () => {
  const onChange = vi.fn(() => {
    throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
  });
  const service = supervise("thing", async () => launch(), onChange);
  await service.ready;
  for (let round = 0; round < 2; round++) {
    const pid = service.pid() as number;
    process.kill(pid, "SIGKILL");
    await vi.waitFor(() => expect(service.pid()).not.toBe(pid), { timeout: 10_000 });
  }
  expect(onChange.mock.calls.length).toBeGreaterThan(2);
  await service.stop();
});

test("a stop while a replacement cannot be launched ends the trying", async () => {
  let launched = 0;
  const service = supervise(
    "thing",
    async () => {
      launched += 1;
      if (launched > 1) throw new Error("no luck");
      return launch();
    },
    () => {},
  );
  await service.ready;
  process.kill(service.pid() as number, "SIGKILL");
  await vi.waitFor(() => expect(launched).toBeGreaterThan(1));
  await service.stop();
});
