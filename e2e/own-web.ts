import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { freePort } from "@/scripts/postgres/free-port";

const root = join(import.meta.dirname, "..");

/** A web process of a test's own, of the same build and with the same database. */
export interface OwnWeb {
  url: string;
  pid: number;
  stop: () => Promise<void>;
}

/** Starts scripts/web.ts with these settings on top of those of the browser tests, and warms it up. */
export async function startWeb(
  settings: Record<string, string> = {},
  cwd = root,
  args: string[] = [],
): Promise<OwnWeb> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const child: ChildProcess = spawn(process.execPath, [join(root, "scripts/web.ts"), ...args], {
    cwd,
    env: {
      ...process.env,
      NODE_ENV: "production",
      PORT: String(port),
      APP_URL: url,
      NEXTAUTH_URL: url,
      LOG_LEVEL: "silent",
      ...settings,
    },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  await Promise.race([
    new Promise((resolve) => child.once("message", resolve)),
    gone.then(() => Promise.reject(new Error("the web process ended before it was ready"))),
  ]);
  // The first page brings in most of the code, and on a busy machine the first connection is given up
  // meanwhile: that is not what any test is about.
  for (let tries = 0; tries < 20; tries += 1) {
    const { status } = await fetch(`http://127.0.0.1:${port}/sign-in`, { redirect: "manual" });
    if (status < 500) break;
  }
  return {
    url,
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill();
      await gone;
    },
  };
}

/**
 * A copy of the build in which there is no proxy: what a build without proxy.ts leaves out of it is
 * taken out, file and manifest. Gives its folder and a way to remove it.
 */
export function buildWithoutProxy(): { folder: string; remove: () => void } {
  const folder = join(root, ".tmp", `without-proxy-${process.pid}`);
  const server = join(folder, ".next/server");
  mkdirSync(folder, { recursive: true });
  for (const file of ["package.json", "next.config.ts"])
    cpSync(join(root, file), join(folder, file));
  cpSync(join(root, ".next"), join(folder, ".next"), {
    recursive: true,
    filter: (path) =>
      ![".next/cache", ".next/dev"].some((left) => path === join(root, left)) &&
      !basename(path).match(/^middleware(\.js.*)?$/),
  });
  const manifest = join(server, "functions-config-manifest.json");
  const before = JSON.parse(readFileSync(manifest, "utf8"));
  if (!before.functions["/_middleware"]) throw new Error("The build has no proxy to take out.");
  delete before.functions["/_middleware"];
  writeFileSync(manifest, JSON.stringify(before));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
