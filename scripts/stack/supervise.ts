import type { ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";

/** One running process of a service. */
export type Running = {
  process: ChildProcess;
  /** Settles when it can do its work; rejects when it ended before. */
  ready: Promise<void>;
  /** Asks it to end and settles when it has. */
  stop: () => Promise<void>;
};

export type Service = {
  name: string;
  pid: () => number | undefined;
  /** Settles when its first process is ready; rejects when that one never got there. */
  ready: Promise<void>;
  stop: () => Promise<void>;
};

const STABLE_AFTER_MS = 20_000;
const LONGEST_PAUSE_MS = 10_000;

/** At once the first time, then 0.25 s, 0.5 s, 1 s … up to 10 s; never gives up. */
export const pauseBefore = (crashesInARow: number) =>
  crashesInARow <= 1 ? 0 : Math.min(LONGEST_PAUSE_MS, 250 * 2 ** (crashesInARow - 2));

const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Settles with how it ended, for a sentence; also when it never began. */
function ending(child: ChildProcess): Promise<string> {
  if (child.signalCode) return Promise.resolve(`killed by ${child.signalCode}`);
  if (child.exitCode !== null) return Promise.resolve(`exit code ${child.exitCode}`);
  // Without a number it could not be started; the event that says why may be over.
  if (child.pid === undefined) return Promise.resolve("could not be started");
  return new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) =>
      resolve(signal ? `killed by ${signal}` : `exit code ${code}`),
    );
  });
}

/**
 * Starts a service and, once it has been ready, keeps it running: when its process ends, another
 * one is started, and when that cannot be done, say on a full disk, it is tried again. A patient
 * service (for development, where the code may be broken just now) counts as ready at once.
 * Nothing that `launch` or `onChange` throws ends the keeping.
 */
export function supervise(
  name: string,
  launch: () => Promise<Running>,
  onChange: (sentence: string) => void,
  options: { patient?: boolean } = {},
): Service {
  let stopping = false;
  let current: Running | undefined;
  const wakeUp = new AbortController();

  const tell = (sentence: string) => {
    try {
      onChange(sentence);
    } catch {
      // Whoever listens has a fault of its own; the service is kept all the same.
    }
  };

  const launchNext = async () => {
    const next = await launch();
    next.ready.catch(() => {});
    next.process.on("error", () => {});
    current = next;
    if (stopping) await next.stop();
    return next;
  };

  /** Launches until a process is there; undefined when the service was stopped meanwhile. */
  const replace = async (how: string, pauseMs: number): Promise<Running | undefined> => {
    const later = pauseMs ? ` in ${pauseMs / 1000} s` : "";
    tell(`${name} stopped (${how}); starting it again${later}`);
    for (let failures = 0, pause = pauseMs; ; pause = pauseBefore(++failures + 1)) {
      await sleep(pause, undefined, { signal: wakeUp.signal }).catch(() => {});
      if (stopping) return undefined;
      try {
        return await launchNext();
      } catch (error) {
        tell(`${name} could not be started again (${wordsOf(error)}); trying on`);
      }
    }
  };

  const keepRunning = async (first: Running) => {
    let running: Running | undefined = first;
    let since = performance.now();
    let crashes = 0;
    while (running) {
      const how = await ending(running.process);
      if (stopping) return;
      crashes = performance.now() - since > STABLE_AFTER_MS ? 1 : crashes + 1;
      running = await replace(how, pauseBefore(crashes));
      since = performance.now();
      const child = running?.process;
      running?.ready.then(
        () => stopping || tell(`${name} is back (process ${child?.pid})`),
        (error) => stopping || tell(`${name} did not come back: ${wordsOf(error)}`),
      );
    }
  };

  let kept: Promise<void> = Promise.resolve();
  const begin = async () => {
    const first = await launchNext();
    if (!options.patient) await first.ready;
    kept = keepRunning(first);
  };
  const ready = begin();
  ready.catch(() => {});

  return {
    name,
    pid: () => current?.process.pid,
    ready,
    stop: async () => {
      stopping = true;
      wakeUp.abort();
      await current?.stop();
      await ready.catch(() => {});
      await kept;
    },
  };
}
