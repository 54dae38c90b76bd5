import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { inject } from "vitest";
import { root } from "@/scripts/stack/run-node";
import type { Answered, Told } from "./charging-program";

/** A process as `charging-program.ts` is one. */
export class ChargingProcess {
  private readonly child: ChildProcess;
  private readonly waiting = new Map<number, (answered: Answered | "killed") => void>();
  private numbers = 0;
  readonly ready: Promise<void>;

  constructor(env: Record<string, string> = {}) {
    const program = join(inject("programs"), "charging-program.mjs");
    this.child = spawn(process.execPath, [program], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    this.ready = new Promise((resolve) => {
      this.child.on("message", (message: Answered | "ready") => {
        if (message === "ready") return resolve();
        this.waiting.get(message.number)?.(message);
      });
    });
    this.child.once("exit", () => {
      for (const end of this.waiting.values()) end("killed");
    });
  }

  /** What came of it; `killed` where the process did not live to tell. */
  do(told: Omit<Told, "number">): Promise<Answered | "killed"> {
    const number = this.numbers++;
    const answered = new Promise<Answered | "killed">((resolve) =>
      this.waiting.set(number, resolve),
    );
    this.child.send({ ...told, number });
    return answered;
  }

  kill() {
    this.child.kill("SIGKILL");
  }

  async end() {
    const ended = new Promise((resolve) => this.child.once("exit", resolve));
    this.kill();
    if (this.child.exitCode === null && this.child.signalCode === null) await ended;
  }
}
