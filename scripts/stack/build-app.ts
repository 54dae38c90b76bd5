import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generatePlatforms } from "../generate-platforms.mjs";
import { withLock } from "../lock.mjs";
import { step } from "../progress.mjs";
import { fingerprint } from "./fingerprint";

export const root = join(import.meta.dirname, "../..");

const sources = [
  ...["app", "components", "lib", "emails", "sandbox", "public", "prisma/schema"],
  ...["next.config.ts", "postcss.config.mjs", "proxy.ts", "instrumentation.ts"],
  ...["package-lock.json", "tsconfig.json"],
];

/** Runs a Node program quietly; throws with the end of its output when it fails. */
function runNode(args: string[], env: Record<string, string>): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.on("error", reject);
    child.on("close", (code) =>
      code === 0 ? resolve() : reject(new Error(output.trim().slice(-6000))),
    );
  });
}

/** Does the work unless the stamp says that it was done for exactly these sources. */
async function onceFor(names: string[], stamp: string, title: string, work: () => Promise<void>) {
  const isDone = () =>
    existsSync(stamp) && readFileSync(stamp, "utf8") === fingerprint(root, names);
  if (isDone()) return;
  await step(title, () =>
    withLock(join(root, ".tmp", `${title.replace(/\W+/g, "-")}.lock`), async () => {
      if (isDone()) return;
      rmSync(stamp, { force: true });
      const before = fingerprint(root, names);
      await work();
      writeFileSync(stamp, before);
    }),
  );
}

/** Makes lib/db/generated from prisma/schema when that has changed, and the list of platforms. */
export function ensureGenerated(): Promise<void> {
  generatePlatforms(root);
  const stamp = join(root, "lib/db/generated/.stamp");
  return onceFor(
    ["prisma/schema", "prisma.config.ts", "package-lock.json"],
    stamp,
    "Generating the database client",
    () =>
      runNode(["node_modules/prisma/build/index.js", "generate"], {
        // Any existing file: generating needs no engine, but the tool would look for one to download.
        PRISMA_SCHEMA_ENGINE_BINARY: join(root, "package.json"),
        PRISMA_HIDE_UPDATE_MESSAGE: "1",
      }),
  );
}

/** Builds the app for production when its sources have changed. */
export function ensureBuilt(): Promise<void> {
  return onceFor(sources, join(root, ".next/onetill-sources"), "Building the app", () =>
    runNode(["node_modules/next/dist/bin/next", "build"], {
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
    }),
  );
}
