import { type ChildProcess, spawn } from "node:child_process";
import { appendFileSync, renameSync, statSync } from "node:fs";
import { createInterface } from "node:readline";
import type { Running } from "./supervise";

export type Program = {
  /** Arguments for Node, the script first or after its options. */
  args: string[];
  cwd: string;
  env: Record<string, string | undefined>;
  onLine: (line: string) => void;
  /** How long it may take to end when asked, before it is killed. */
  patienceMs?: number;
};

const gone = (child: ChildProcess) =>
  child.exitCode !== null || child.signalCode !== null || child.pid === undefined;

/**
 * Starts a Node program of ours that says `{ ready: true }` over its channel when it is ready. The
 * channel closes when we die, however we die: the program ends itself then.
 */
export function launchProgram(program: Program): Running {
  const child = spawn(process.execPath, program.args, {
    cwd: program.cwd,
    env: program.env as NodeJS.ProcessEnv,
    // Its own session: Ctrl-C is ours to pass on, in the right order.
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  const lastLines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on("line", (line) => {
      lastLines.push(line);
      if (lastLines.length > 20) lastLines.shift();
      program.onLine(line);
    });
  }
  const ready = new Promise<void>((resolve, reject) => {
    child.on("message", (message: { ready?: boolean }) => message.ready && resolve());
    child.once("error", reject);
    // "close" comes after "exit", when its last lines have been read.
    child.once("close", () =>
      reject(new Error(lastLines.join("\n") || "It ended without a word.")),
    );
  });
  return {
    process: child,
    ready,
    stop: async () => {
      if (gone(child)) return;
      child.kill("SIGTERM");
      const impatient = setTimeout(() => child.kill("SIGKILL"), program.patienceMs ?? 12_000);
      await ended;
      clearTimeout(impatient);
    },
  };
}

const LONGEST_LOG = 10 * 1024 * 1024;

/**
 * Collects a program's lines in a file, readable by its owner alone, and once `aloud`, shows them too.
 * A file that has grown to 10 MiB is put aside, in place of the one before.
 */
export function keepLog(file: string, name: string, isAloud: () => boolean) {
  let size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  return (line: string) => {
    try {
      if (size > LONGEST_LOG) {
        renameSync(file, `${file}.1`);
        size = 0;
      }
      appendFileSync(file, `${line}\n`, { mode: 0o600 });
      size += Buffer.byteLength(line) + 1;
    } catch {
      // A full disk must not take the services down.
    }
    if (isAloud()) process.stdout.write(`${name} | ${line}\n`);
  };
}
