import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** When the process began, so that a reused process id is not taken for the holder (Linux). */
function startedAt(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
  } catch {
    return undefined;
  }
}

function isAlive(holder) {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if (error.code !== "EPERM") return false;
  }
  const started = startedAt(holder.pid);
  return started === undefined || holder.started === undefined || started === holder.started;
}

function readHolder(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/**
 * Takes the lock file or returns who holds it. A holder that has died is no holder.
 * Linking a complete file into place is atomic, so two takers never both succeed.
 */
export function tryLock(file, note = {}) {
  mkdirSync(dirname(file), { recursive: true });
  const mine = `${file}.${process.pid}`;
  const me = { pid: process.pid, started: startedAt(process.pid), ...note };
  writeFileSync(mine, JSON.stringify(me), { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < 3; attempt++) {
      try {
        linkSync(mine, file);
        return { release: () => releaseOwn(file) };
      } catch (error) {
        if (error.code !== "EEXIST") throw error;
      }
      const holder = readHolder(file);
      if (holder && isAlive(holder)) return { holder };
      const stale = `${file}.stale.${process.pid}`;
      try {
        renameSync(file, stale);
        // Someone else may have taken it over between our look and our rename: give it back.
        const moved = readHolder(stale);
        if (moved && isAlive(moved)) linkSync(stale, file);
      } catch {
        // Another taker was quicker; the next attempt sees what it did.
      }
      rmSync(stale, { force: true });
    }
    return { holder: readHolder(file) ?? { pid: 0 } };
  } finally {
    rmSync(mine, { force: true });
  }
}

function releaseOwn(file) {
  if (readHolder(file)?.pid === process.pid) rmSync(file, { force: true });
}

/** Waits until the lock is ours, runs `work`, and lets go. */
export async function withLock(file, work) {
  for (;;) {
    const { release } = tryLock(file);
    if (release) {
      try {
        return await work();
      } finally {
        release();
      }
    }
    await sleep(250);
  }
}
