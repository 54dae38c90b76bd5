import { type ChildProcess, spawn } from "node:child_process";
import { root } from "@/scripts/stack/run-node";

/** A process of ours that is started again whenever it was killed, as `npm start` does. */
export class Kept {
  private child: ChildProcess | undefined;
  private readonly args: string[];
  private readonly env: Record<string, string>;
  ready: Promise<void> = Promise.resolve();

  constructor(args: string[], env: Record<string, string> = {}) {
    this.args = args;
    this.env = env;
    this.start();
  }

  private start() {
    const child = spawn(process.execPath, this.args, {
      cwd: root,
      env: { ...process.env, NODE_ENV: "production", ...this.env },
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    this.child = child;
    this.ready = new Promise((resolve) => child.on("message", () => resolve()));
  }

  kill() {
    this.child?.kill("SIGKILL");
    this.start();
  }

  end() {
    this.child?.kill("SIGKILL");
  }
}
