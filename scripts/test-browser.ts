import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Client } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { findBrowser } from "./find-browser";
import { freePort } from "./postgres/free-port";
import { throwawayPostgres } from "./postgres/throwaway";
import { step } from "./progress.mjs";
import { builtStandIn, builtWorker, ensureBuilt } from "./stack/build-app";
import { keepLog, launchProgram } from "./stack/launch-program";
import { root } from "./stack/run-node";
import { standInSettings } from "./stack/settings";
import { type Service, supervise } from "./stack/supervise";

type Stack = { env: Record<string, string>; stop: () => Promise<void> };

/** The built app, as in production, on a database and a port of its own. */
async function startStack(): Promise<Stack> {
  const postgres = await throwawayPostgres();
  const services: Service[] = [];
  const folder = join(root, ".tmp", `e2e-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  const stop = async () => {
    await Promise.all(services.map((service) => service.stop()));
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const client = new Client({ connectionString: postgres.urlOf("postgres") });
    await client.connect();
    await client.query("CREATE DATABASE onetill");
    await client.end();
    const databaseUrl = postgres.urlOf("onetill");
    await migrate(databaseUrl);
    const [port, standIn] = [await freePort(), await freePort()];
    const secret = randomBytes(32).toString("base64url");
    const env = {
      DATABASE_URL: databaseUrl,
      ONETILL_SECRET: secret,
      ONETILL_DATA_DIR: folder,
      ONETILL_DEMO: "off",
      APP_URL: `http://localhost:${port}`,
      NEXTAUTH_URL: `http://localhost:${port}`,
      PORT: String(port),
      HOST: "localhost",
      SMTP_URL: "",
      LOG_LEVEL: "warn",
      ...standInSettings(secret, standIn),
    };
    const launch = (name: string, args: string[]) => {
      const service = supervise(
        name,
        async () =>
          launchProgram({
            args,
            cwd: root,
            env: { ...process.env, ...env, NODE_ENV: "production" },
            onLine: keepLog(join(folder, `${name}.log`), name, () => true),
          }),
        (sentence) => process.stdout.write(`${sentence}\n`),
      );
      services.push(service);
      return service.ready;
    };
    // Before those who ask it.
    await launch("stripe-stand-in", ["--enable-source-maps", builtStandIn]);
    await Promise.all([
      launch("web", [join(root, "scripts/web.ts")]),
      launch("worker", ["--enable-source-maps", builtWorker]),
    ]);
    return { env, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function playwright(args: string[], env: Record<string, string>): Promise<number> {
  const cli = join(root, "node_modules/@playwright/test/cli.js");
  const child = spawn(process.execPath, [cli, "test", ...args], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...env },
  });
  return new Promise((resolve) => {
    child.on("error", () => resolve(1));
    child.on("close", (code) => resolve(code ?? 1));
  });
}

// With E2E_BASE_URL set, the tests run against a server that runs already.
const CHROMIUM_PATH = await findBrowser();
const given = process.env.E2E_BASE_URL;
if (!given) {
  await ensureBuilt();
}
const stack: Stack = given
  ? { env: { E2E_BASE_URL: given }, stop: async () => {} }
  : await step("Starting the built app for the browser tests", startStack);
let stopped: Promise<void> | undefined;
const stop = () => (stopped ??= stack.stop());
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => void stop().then(() => process.exit(1)));
}
const code = await playwright(process.argv.slice(2), {
  CHROMIUM_PATH,
  E2E_BASE_URL: stack.env.APP_URL ?? "",
  ...stack.env,
});
await stop();
process.exit(code);
