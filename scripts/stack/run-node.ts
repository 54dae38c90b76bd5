import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";

export const root = join(import.meta.dirname, "../..");

const running = new Set<ChildProcess>();
// Nothing that we wait for may outlive us, say a build after Ctrl-C.
process.on("exit", () => {
  for (const child of running) child.kill();
});

/** Runs a Node program in the project quietly and returns what it printed. Throws its output's end. */
export function runNode(args: string[], env: Record<string, string> = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    running.add(child);
    let output = "";
    let printed = "";
    child.stdout.on("data", (chunk) => {
      output += chunk;
      printed += chunk;
    });
    child.stderr.on("data", (chunk) => {
      output += chunk;
    });
    child.on("error", reject);
    child.on("close", (code) => {
      running.delete(child);
      if (code === 0) resolve(printed.trim());
      else reject(new Error(output.trim().slice(-6000)));
    });
  });
}

/** Runs one of our own TypeScript programs. */
export const runScript = (name: string, env: Record<string, string>) =>
  runNode(["--import", "tsx", join(root, "scripts", name)], env);
