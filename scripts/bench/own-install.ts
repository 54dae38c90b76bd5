import { execFile } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type pg from "pg";
import { Client } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { embeddedPostgres } from "../postgres/embedded";
import { freePort } from "../postgres/free-port";
import { launchProgram } from "../stack/launch-program";
import { root } from "../stack/run-node";
import type { Running } from "../stack/supervise";

export interface Install {
  url: string;
  env: Record<string, string>;
  databaseUrl: string;
  siteId: string;
  key: string;
  webhookUrl: string;
  secret: string;
  database: pg.Client;
  /** Starts web or worker unless it runs, or another program beside them. */
  start: (program: "web" | "worker" | { script: string }) => Promise<Running>;
  /** Starts a second web process, which leaves everything to Next; gives its address. */
  startBehindNext: () => Promise<string>;
  stop: () => Promise<void>;
}

const admin = async (env: Record<string, string>, ...args: string[]) => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--import", "tsx", join(root, "scripts/admin.ts"), ...args],
    { cwd: root, env: { ...process.env, ...env } },
  );
  return stdout.trim();
};

/**
 * An Onetill of its own in a temporary folder, with the database settings of `npm start`, one site,
 * a key and a Ko-fi connection. Nothing of it is left after `stop`.
 */
export async function ownInstall(): Promise<Install> {
  const folder = mkdtempSync(join(tmpdir(), "onetill-bench-"));
  chmodSync(folder, 0o711);
  const postgres = await embeddedPostgres(folder);
  const server = await postgres.start();
  await server.ready;
  const { databaseUrl } = postgres;
  await migrate(databaseUrl);

  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = {
    DATABASE_URL: databaseUrl,
    ONETILL_SECRET: randomBytes(32).toString("base64url"),
    ONETILL_DATA_DIR: folder,
    APP_URL: url,
    PORT: String(port),
    HOST: "127.0.0.1",
    LOG_LEVEL: "warn",
  };
  const secret = randomUUID();
  const site = await admin(env, "create-site", "--name", "Bench");
  const key = await admin(env, "create-key", "--site", site, "--scopes", "orders:read");
  const connect = ["connect", "--site", site, "--platform", "kofi", "--secret", secret];
  const webhookUrl = await admin(env, ...connect);
  const database = new Client({ connectionString: databaseUrl });
  await database.connect();
  const { rows } = await database.query<{ id: string }>("select id from sites");

  const running: Running[] = [];
  const once = new Map<string, Promise<Running>>();
  const launch = async (script: string, name: string, args: string[] = [], more = {}) => {
    const started = launchProgram({
      args: [...(name === "web" ? [] : ["--import", "tsx"]), join(root, script), ...args],
      cwd: root,
      env: { ...process.env, ...env, ...more, NODE_ENV: "production" },
      onLine: (line) => {
        if (/"level":"(warn|error)"/.test(line)) process.stderr.write(`${name} | ${line}\n`);
      },
    });
    running.push(started);
    await started.ready;
    return started;
  };
  return {
    ...{ url, env, databaseUrl, key, webhookUrl, secret, database },
    siteId: rows[0]?.id as string,
    start: (program) => {
      if (typeof program !== "string") return launch(program.script, "bench");
      const started = once.get(program) ?? launch(`scripts/${program}.ts`, program);
      once.set(program, started);
      return started;
    },
    startBehindNext: async () => {
      const behind = String(await freePort());
      await launch("scripts/web.ts", "web", ["--behind-next"], { PORT: behind });
      return `http://127.0.0.1:${behind}`;
    },
    stop: async () => {
      await Promise.all(running.map((program) => program.stop()));
      await database.end().catch(() => {});
      await server.stop();
      for (const path of new Set([folder, postgres.folder])) {
        rmSync(path, { recursive: true, force: true });
      }
    },
  };
}
