import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { inject } from "vitest";
import { root } from "@/scripts/stack/run-node";

/** A web process as `answering-program.ts` is one; `url` is where its API begins. */
export async function startAnswering(own: Record<string, string> = {}) {
  const child: ChildProcess = spawn(
    process.execPath,
    [join(inject("programs"), "answering-program.mjs")],
    { cwd: root, env: { ...process.env, ...own }, stdio: ["ignore", "inherit", "inherit", "ipc"] },
  );
  const { port } = await new Promise<{ port: number }>((resolve, reject) => {
    child.once("message", (told) => resolve(told as { port: number }));
    child.once("exit", () => reject(new Error("it did not start")));
  });
  return { child, url: `http://127.0.0.1:${port}/api/v1` };
}
