import { spawn } from "node:child_process";
import { join } from "node:path";
import { inject } from "vitest";
import { root } from "@/scripts/stack/run-node";

/** A worker process of its own, as `npm start` runs it. */
export function startWorkerProcess(
  env: Record<string, string> = {},
  preload: readonly string[] = [],
) {
  const imports = preload.flatMap((file) => ["--import", join(root, file)]);
  const child = spawn(process.execPath, [...imports, inject("workerProgram")], {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production", ...env },
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  const ended = new Promise<number | string | null>((resolve) =>
    child.on("exit", (code, signal) => resolve(signal ?? code)),
  );
  return {
    ready: new Promise<void>((resolve) => child.on("message", () => resolve())),
    /** Asks it to stop. Settles with its exit code, or with what killed it. */
    stop: () => {
      child.kill("SIGTERM");
      return ended;
    },
    kill: () => {
      child.kill("SIGKILL");
      return ended;
    },
  };
}
