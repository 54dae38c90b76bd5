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
 * Starts a service and keeps it running: when its process ends, another one is started. Settles
 * when the first one is ready; throws when that one never gets ready, and then nothing is left. A patient start (for
 * development, where the code may be broken just now) waits for nothing.
 */
export async function supervise(
  name: string,
  launch: () => Promise<Running>,
  onChange: (sentence: string) => void,
  options: { patient?: boolean } = {},
): Promise<Service> {
  let stopping = false;
  let current = await launch();
  let since = performance.now();
  let crashes = 0;
  const wakeUp = new AbortController();

  current.ready.catch(() => {});
  try {
    if (!options.patient) await current.ready;
  } catch (error) {
    await current.stop();
    throw error;
  }

  const keepRunning = async () => {
    for (;;) {
      const how = await ending(current.process);
      if (stopping) return;
      crashes = performance.now() - since > STABLE_AFTER_MS ? 1 : crashes + 1;
      const pause = pauseBefore(crashes);
      onChange(
        `${name} stopped (${how}); starting it again${pause ? ` in ${pause / 1000} s` : ""}`,
      );
      await sleep(pause, undefined, { signal: wakeUp.signal }).catch(() => {});
      if (stopping) return;
      since = performance.now();
      current = await launch();
      if (stopping) return void (await current.stop());
      current.ready.then(
        () => stopping || onChange(`${name} is back (process ${current.process.pid})`),
        () => {},
      );
    }
  };
  const kept = keepRunning().catch((error) => onChange(`${name} cannot be kept running: ${error}`));

  return {
    name,
    pid: () => current.process.pid,
    stop: async () => {
      stopping = true;
      wakeUp.abort();
      await current.stop();
      await kept;
    },
  };
}
