import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { inject } from "vitest";
import { root } from "@/scripts/stack/run-node";

/** A process of ours as `npm start` runs it, which nobody starts again when it ends. */
export class OwnProgram {
  private readonly child: ChildProcess;
  readonly lines: string[] = [];
  readonly ready: Promise<void>;

  constructor(args: string[], env: Record<string, string>) {
    this.child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, NODE_ENV: "production", LOG_LEVEL: "info", ...env },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    this.child.on("error", () => {});
    for (const stream of [this.child.stdout, this.child.stderr]) {
      if (stream) createInterface({ input: stream }).on("line", (line) => this.lines.push(line));
    }
    this.ready = new Promise((resolve, reject) => {
      this.child.once("message", () => resolve());
      this.child.once("exit", () => reject(new Error(this.lines.join("\n"))));
    });
    this.ready.catch(() => {});
  }

  /** It has run since it was started. */
  get lives(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  async end(): Promise<void> {
    if (!this.lives) return;
    const ended = new Promise((resolve) => this.child.once("exit", resolve));
    this.child.kill("SIGKILL");
    await ended;
  }
}

export const worker = (env: Record<string, string>) =>
  new OwnProgram([inject("workerProgram")], env);
export const web = (port: number, env: Record<string, string>) =>
  new OwnProgram([`${root}/scripts/web.ts`], { PORT: String(port), ...env });
