import { rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { tryLock } from "../lock.mjs";
import { isFree } from "../postgres/free-port";
import { readRuntime } from "../read-runtime";
import { Refusal } from "./refusal";
import type { Settings } from "./settings";

/** Asks again for a while: what ends just now, or was killed, needs a moment to be gone. */
async function eventually(isSo: () => boolean | Promise<boolean>, forMs: number) {
  for (const since = performance.now(); ; await sleep(100)) {
    if (await isSo()) return true;
    if (performance.now() - since >= forMs) return false;
  }
}

/**
 * One server a data directory. Returns how to let go of it, and whether the last one left without
 * tidying up. Throws a Refusal when another one runs.
 */
export async function takeDataDir({ dataDir }: Settings): Promise<{
  release: () => void;
  wasKilled: boolean;
}> {
  let release: (() => void) | undefined;
  let holder = 0;
  const taken = await eventually(() => {
    const lock = tryLock(join(dataDir, "start.lock"));
    if (!lock.release) {
      holder = lock.holder.pid;
      return false;
    }
    release = () => {
      rmSync(join(dataDir, "runtime.json"), { force: true });
      lock.release();
    };
    return true;
  }, 5000);
  const last = readRuntime(dataDir);
  if (taken && release) return { release, wasKilled: last !== undefined };
  throw new Refusal(
    `Onetill is already running on ${dataDir} (process ${holder}${last ? `, ${last.url}` : ""}). Stop that one first, or give this one another ONETILL_DATA_DIR and PORT. If no process ${holder} is a server of yours, remove ${join(dataDir, "start.lock")}.`,
  );
}

/** Throws a Refusal when something else listens on the port for longer than that. */
export async function checkPort({ env }: Settings, patienceMs: number) {
  const hosts = env.host === "localhost" ? ["127.0.0.1", "::1"] : [env.host];
  for (const host of hosts) {
    if (!(await eventually(() => isFree(env.port, host), patienceMs))) {
      throw new Refusal(
        `Port ${env.port} is in use by another program. Stop it, or choose another port: PORT=${env.port + 1} npm start`,
      );
    }
  }
}
