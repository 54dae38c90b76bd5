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

/** Settles with how it ended, for a sentence. */
function ending(child: ChildProcess): Promise<string> {
  if (child.signalCode) return Promise.resolve(`killed by ${child.signalCode}`);
  if (child.exitCode !== null) return Promise.resolve(`exit code ${child.exitCode}`);
  return new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) =>
      resolve(signal ? `killed by ${signal}` : `exit code ${code}`),
    );
  });
}

/**
 * Starts a service and, once it has been ready, keeps it running: when its process ends, another
 * one is started. A patient service (for development, where the code may be broken just now) counts
 * as ready at once.
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

  const launchNext = async () => {
    const next = await launch();
    next.ready.catch(() => {});
    current = next;
    if (stopping) await next.stop();
    return next;
  };

  const keepRunning = async (first: Running) => {
    let running = first;
    let since = performance.now();
    let crashes = 0;
    while (!stopping) {
      const how = await ending(running.process);
      if (stopping) return;
      crashes = performance.now() - since > STABLE_AFTER_MS ? 1 : crashes + 1;
      const pause = pauseBefore(crashes);
      onChange(
        `${name} stopped (${how}); starting it again${pause ? ` in ${pause / 1000} s` : ""}`,
      );
      await sleep(pause, undefined, { signal: wakeUp.signal }).catch(() => {});
      if (stopping) return;
      since = performance.now();
      running = await launchNext();
      const { ready, process: child } = running;
      ready.then(
        () => stopping || onChange(`${name} is back (process ${child.pid})`),
        () => {},
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
